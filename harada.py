#!/usr/bin/env python3
"""Start Harada from a checkout: `python3 harada.py [COMMAND ...]`, with nothing but Python 3.11.

The first start makes `.venv` beside this file and installs `requirements.txt` into it, every
package checked by its hash; later starts compare one file and go on. The first command that needs
the packages of sharing and pages installs `requirements-extras.txt`, which holds the rest too.
`python3 harada.py test` does the same with `requirements-dev.txt` in `.venv-dev` and runs every
check. Not the program: that is the folder `harada`, which Python prefers to this file wherever both
could be meant.

Every start pays for this file, so what only a first start needs is in `tools`.
"""

import os
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
STAMP = "harada-installed.txt"
"""In an environment of ours: empty while it is made; then its Python, its lock's name, the lock."""

PLAIN, EXTRAS = "requirements.txt", "requirements-extras.txt"

NEED_EXTRAS = ("share", "desk", "cohort", "report")
"""The commands that need more packages than the private notebook does."""

TAKE_A_WORD = ("--home", "--lang", "--date")
"""The options before a command whose next word is theirs."""

RUN = "from harada.cli.main import console; console()"


def main(arguments):
    """Make ready what is needed, then become the program; returns an exit code or a sentence."""
    if sys.version_info < (3, 11):
        return too_old()
    if arguments[:1] == ["test"]:
        from tools.checks import run_checks

        return run_checks(HERE, prepared(".venv-dev", "requirements-dev.txt"), arguments[1:])
    os.environ["HARADA_CALLED"] = called()
    # Not `-m harada`, which makes a start a third longer; -P: the person's folder is no library.
    lock = EXTRAS if needs_extras(arguments) else PLAIN
    return become([prepared(".venv", lock), "-P", "-c", RUN] + arguments)


def called():
    """How the person started this, for sentences that name a command to type."""
    python, file = os.path.basename(sys.orig_argv[0]), sys.argv[0]
    return "%s %s" % (python, '"%s"' % file if " " in file else file)


def needs_extras(arguments):
    """Whether the command is one that needs the extra packages; asking for help is none."""
    words = iter(arguments)
    for word in words:
        if word in TAKE_A_WORD:
            next(words, None)
        elif not word.startswith("-"):
            return word in NEED_EXTRAS and not {"-h", "--help"} & set(arguments)
    return False


def prepared(folder, lock):
    """The Python of an environment that holds at least this lock, made where it is missing."""
    venv = os.path.join(HERE, folder)
    if lacking(venv, lock):
        from tools.environment import install

        install(HERE, venv, lock, lacking)
    return python_of(venv)


def lacking(venv, lock):
    """Name and content of the lock that an environment must be made for; None where it need not.

    One that was made with the extras keeps them, whatever a later start asks for.
    """
    made_with, installed = stamp_of(venv)
    if lock == PLAIN and EXTRAS in (made_with or stamp_of(venv + ".earlier")[0]):
        lock = EXTRAS
    with open(os.path.join(HERE, lock), "rb") as file:
        wanted = file.read()
    if made_with and installed == wanted and runs(venv, made_with[0]):
        return None
    return lock, wanted


def stamp_of(venv):
    """What an environment says of itself: its Python and its lock's name, and the lock."""
    try:
        with open(os.path.join(venv, STAMP), "rb") as file:
            made_with, _newline, installed = file.read().partition(b"\n")
    except OSError:
        return [], b""
    return made_with.decode().split(), installed


def python_of(venv):
    """The interpreter of an environment."""
    if sys.platform == "win32":
        return os.path.join(venv, "Scripts", "python.exe")
    return os.path.join(venv, "bin", "python")


def runs(venv, made_with):
    """Whether the Python of an environment is there, and still the one it was made with."""
    interpreter = os.path.realpath(python_of(venv))
    if not os.access(interpreter, os.X_OK):
        return False
    # Where the system moved from 3.11 to 3.12 the link still works, without the packages.
    name = os.path.basename(interpreter)
    return not name.startswith("python3.") or name == made_with


def become(command):
    """Run a command in this process's place; where that cannot be, run it and hand on its code."""
    if sys.platform != "win32":
        os.execv(command[0], command)
    import subprocess

    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 130


def too_old():
    """The sentence for a Python that cannot run Harada, in the person's language if it can be."""
    try:
        from harada.i18n import _, from_environment, use
    except (ImportError, SyntaxError):

        def _(message):
            return message
    else:
        use(from_environment(os.environ))
    return _("Harada needs Python {needed} or newer; this is Python {found}.").format(
        needed="3.11", found="%d.%d" % sys.version_info[:2]
    )


if __name__ == "__main__":
    if HERE not in sys.path:
        sys.path.insert(0, HERE)
    sys.exit(main(sys.argv[1:]))
