"""The door of all commands: takes the common options, finds the command, speaks its errors.

The commands of every evening are dispatched by name before any parser is built; all others, and
whatever those few do not understand at once, go to the parser of `commands`.
"""

from __future__ import annotations

import os
import sys

from harada import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.cli.context import Context, Options
    from harada.notebook.clock import Clock

_VALUES = {"--home": "home", "--lang": "lang", "--date": "date"}
_FLAGS = {"--json": "json", "--plain": "plain"}
_TAKES_TEXT = ("-n", "--note", "--reason", "-m", "--message")
"""Options whose next word is a person's text, even when it looks like an option."""

_QUICK = {
    "done",
    "missed",
    "rest",
    "undo",
    "redo",
    "today",
    "routine",
    "diary",
    "export",
    "insight",
    "review",
}


def console() -> None:
    """Run as a program: exit with the code of the command."""
    sys.exit(main())


def main(argv: list[str] | None = None, clock: Clock | None = None) -> int:
    """Run one command by this clock, the machine's own unless another is handed in.

    Returns the exit code: 0 done, 1 failed, 2 wrong use, 3 locked, 4 busy, 5 a person must look.
    Without a command the app opens.
    """
    words = sys.argv[1:] if argv is None else argv
    _prepare_streams()
    try:
        if words == ["--version"]:
            print(f"harada {__version__}", flush=True)
            return 0
        return _spoken(words, clock)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader went away (`harada export | head`): nothing to say, and nobody to say it to.
        _drop_output()
        return 0
    except OSError as problem:
        if not _is_output(problem):
            raise
        _drop_output()
        print(_output_failed(problem), file=sys.stderr)
        return 1


def _prepare_streams() -> None:
    """Let what a terminal can't show be no crash, and a stream that was closed take everything."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif getattr(stream, "errors", "") == "strict":
            stream.reconfigure(errors="backslashreplace")


def _is_output(problem: OSError) -> bool:
    """Whether it was standard output that failed; what is done to a file has its name."""
    return problem.filename is None


def _drop_output() -> None:
    """Let what is still to be written to standard output go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _output_failed(problem: OSError) -> str:
    """Return the sentence for a standard output that takes no more."""
    from harada.i18n import _
    from harada.notebook.errors import reason_of

    return _("Standard output could not be written: {reason}.").format(reason=reason_of(problem))


def _spoken(words: list[str], clock: Clock | None) -> int:
    """Run the command and turn what it raises into a sentence on standard error."""
    from harada.cli.home import as_called
    from harada.method.errors import MethodError, UnreadableValue
    from harada.method.text import printable_lines
    from harada.notebook.errors import HaradaError

    try:
        code = _run(words, clock)
        sys.stdout.flush()
    except HaradaError as problem:
        print(as_called(printable_lines(str(problem)), os.environ), file=sys.stderr)
        return problem.exit_code
    except MethodError as problem:
        print(as_called(printable_lines(str(problem)), os.environ), file=sys.stderr)
        return 2 if isinstance(problem, UnreadableValue) else 1
    except Exception as fault:
        of_output = isinstance(fault, OSError) and _is_output(fault)
        if of_output or os.environ.get("HARADA_DEBUG"):
            raise
        print(_our_fault(type(fault).__name__), file=sys.stderr)
        return 1
    return code


def _our_fault(kind: str) -> str:
    """Return the sentence for a fault of ours; it names no content, which may be private."""
    from harada.i18n import _

    return _(
        "Something went wrong inside Harada ({kind}). What was confirmed to you is saved. "
        "HARADA_DEBUG=1 in front of the command shows the details for a report."
    ).format(kind=kind)


def _run(words: list[str], clock: Clock | None) -> int:
    from harada.cli.context import Context

    options, rest = take_options(words)
    context = Context(options, clock=clock)
    try:
        code = _dispatched(context, rest)
        context.tell_begun()
    except BaseException:  # also when the person breaks it off
        context.forget_begun()
        raise
    finally:
        context.tell_notices()
    return code


def _dispatched(context: Context, words: list[str]) -> int:
    if not words:
        from harada.cli.app import open_app

        return open_app(context)
    if words[0] in _QUICK:
        code = _quickly(context, words)
        if code is not None:
            return code
    from harada.cli.commands import run

    return run(context, words)


def _quickly(context: Context, words: list[str]) -> int | None:
    """Run one of the commands that need no parser; None when these words do need it."""
    if "--help" in words or "-h" in words:
        return None
    name, rest = words[0], words[1:]
    if name in ("done", "missed", "rest"):
        from harada.cli.marks import run_words

        return run_words(context, name, rest)
    if name == "undo" and not rest:
        from harada.cli.marks import undo

        return undo(context)
    if name == "redo" and not rest:
        from harada.cli.redo import redo

        return redo(context)
    if name == "today" and not rest:
        from harada.cli.today import today

        return today(context)
    if name == "routine" and rest[:1] == ["stats"]:
        from harada.cli.stats import run_words as stats

        return stats(context, rest[1:])
    if name == "diary" and rest[:1] == ["search"]:
        from harada.cli.search import run_words as search

        return search(context, rest[1:])
    if name == "insight":
        from harada.cli.insight import run_words as insight

        return insight(context, rest)
    if name == "review":
        from harada.cli.review import run_words as review

        return review(context, rest)
    if name == "export":
        from harada.cli.exchange import export_words

        return export_words(context, rest)
    return None


def take_options(words: list[str]) -> tuple[Options, list[str]]:
    """Take the common options out of the words, wherever they stand; the later one wins.

    What follows `--`, and the text after `-n` and its like, is left alone. Raises `Misuse` for
    an option without its value.
    """
    from harada.cli.context import Options
    from harada.i18n import _
    from harada.notebook.errors import Misuse

    options, rest = Options(), []
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *reversed(waiting)]
            break
        if word in _TAKES_TEXT and waiting:
            rest += [word, waiting.pop()]
        elif word in _FLAGS:
            setattr(options, _FLAGS[word], True)
        elif name in _VALUES:
            if not equals:
                if not waiting:
                    raise Misuse(_("{option} needs a value after it.").format(option=name))
                value = waiting.pop()
            setattr(options, _VALUES[name], value)
        else:
            rest.append(word)
    return options, rest
