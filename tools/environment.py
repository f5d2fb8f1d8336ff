"""Makes the environment a checkout runs in: a `.venv` with exactly the packages of one lock.

Used by the launcher `harada.py` on a first start and whenever the lock has changed; standard
library only, since nothing is installed yet. Talks on stderr, so that the output of the command
itself stays clean. Not a package manager: it makes a whole environment or none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from harada.i18n import _, from_environment, use

STAMP = "harada-installed.txt"
"""As in the launcher: empty while an environment is made, then its Python and its lock."""

EXTRAS = "requirements-extras.txt"
"""The lock that holds, besides what every start needs, the packages of sharing and pages."""

LAST_LINES = 8
"""How much of what pip said is shown when it failed."""

ELSEWHERE = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONPATH", "PYTHONHOME")
"""Settings that would make pip install into, or read from, another place than the environment."""


class CannotInstall(Exception):
    """The environment could not be made; the message is a sentence for the person."""


Lacking = Callable[[str, str], tuple[str, bytes] | None]


def install(here: str, venv: str, lock: str, lacking: Lacking) -> None:
    """Make `venv` hold at least the packages of the file `lock`, one start at a time.

    `lacking` tells which lock it must be made for, by name and content, or that it need not: it is
    asked here, since another start may have been waited for. Ends the process with a sentence where
    it cannot be done.
    """
    use(from_environment(os.environ))
    try:
        with _one_at_a_time(venv + ".lock") as held:
            wanted = lacking(venv, lock)
            if wanted:
                _rebuild(here, venv, *wanted, held)
    except CannotInstall as reason:
        sys.exit(str(reason))
    except OSError as error:
        sys.exit(
            _("{folder} could not be made: {reason}.").format(
                folder=venv, reason=error.strerror or error
            )
        )
    except KeyboardInterrupt:
        _say(_("Stopped. The next start begins the installation again."))
        sys.exit(130)


@contextmanager
def _one_at_a_time(path: str) -> Iterator[int]:
    """Only one process at a time is inside; the others say that they wait.

    Gives the descriptor that holds the lock. The lock ends with the processes that have it open, so
    nobody waits for one that was killed.
    """
    with open(path, "ab") as file:
        if not _locked(file.fileno(), wait=False):
            _say(_("Another start of Harada is installing just now; waiting until it is done."))
            while not _locked(file.fileno(), wait=True):
                pass
        yield file.fileno()


if sys.platform == "win32":
    import msvcrt

    def _locked(descriptor: int, *, wait: bool) -> bool:
        """Take the lock; whether it was free, or with `wait` became free within ten seconds."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _locked(descriptor: int, *, wait: bool) -> bool:
        """Take the lock; whether it was free, or with `wait` became free."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True


def _rebuild(here: str, venv: str, name: str, lock: bytes, held: int) -> None:
    """Make the environment from nothing, in place; what stood there comes back if that fails.

    In place, because an environment cannot be moved to where it belongs afterwards.
    """
    if name == EXTRAS:
        _say(_("Harada is fetching what sharing and pages need; this takes about a minute."))
    else:
        _say(_("Harada is getting ready; this happens once and takes about a minute."))
    earlier = _cleared(venv)
    try:
        os.mkdir(venv)
        stamp = os.path.join(venv, STAMP)
        open(stamp, "wb").close()
        python = _made(venv, held)
        _fill(python, lock, venv, held)
        _point_to(here, venv)
        _finish(stamp, name, lock)
    except BaseException:
        shutil.rmtree(venv, ignore_errors=True)
        if earlier:
            os.replace(earlier, venv)
        raise
    if earlier:
        shutil.rmtree(earlier, ignore_errors=True)
    _say(_("Harada is ready."))


def _cleared(venv: str) -> str | None:
    """Clear the place for a new environment; where the last whole one of ours is kept meanwhile.

    One that was cut off half-way goes. One that is not ours is moved aside and never deleted.
    """
    earlier = venv + ".earlier"
    try:
        whole = os.path.getsize(os.path.join(venv, STAMP)) > 0
    except OSError:
        if os.path.isdir(venv) and not os.listdir(venv):
            os.rmdir(venv)
        elif os.path.lexists(venv):
            aside = _free_name(venv + ".aside")
            os.replace(venv, aside)
            _say(
                _("{folder} was not made by Harada; it is now {aside}.").format(
                    folder=venv, aside=aside
                )
            )
    else:
        if whole:
            shutil.rmtree(earlier, ignore_errors=True)
            os.replace(venv, earlier)
        else:
            shutil.rmtree(venv)
    return earlier if os.path.isdir(earlier) else None


def _free_name(path: str) -> str:
    """The path, or with a number behind it, so that nothing is there yet."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = f"{path}-{number}"
    return free


def _made(venv: str, held: int) -> str:
    """Make an environment with pip and nothing else in it; returns its Python."""
    needed = _(
        "Harada needs Python's 'venv' and 'ensurepip', which this Python lacks:"
        " install them first (on Debian and Ubuntu: apt install python3-venv)."
    )
    try:
        import ensurepip  # noqa: F401 - Debian leaves this one out of its python3
        import venv as maker
    except ImportError as error:
        raise CannotInstall(needed) from error
    maker.EnvBuilder(symlinks=sys.platform != "win32").create(venv)
    python = os.path.join(venv, *_PYTHON)
    failed, words = _run([python, "-I", "-m", "ensurepip", "--default-pip"], held, _quietly)
    if failed:
        sentence = _("{folder} could not be made. The last words of Python about it:")
        raise CannotInstall("\n  ".join([sentence.format(folder=venv), *words]))
    return python


_PYTHON = ("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")


def _fill(python: str, lock: bytes, venv: str, held: int) -> None:
    """Install every package of the lock, checked by hash, saying which one is on its way."""
    path = os.path.join(venv, "lock.txt")
    with open(path, "wb") as file:
        file.write(lock)
    count, total = 0, lock.count(b"==")

    def tell(line: str) -> None:
        nonlocal count
        words = line.split()
        # "Collecting rich==15.0.0", or "Processing /a/wheel/of/yours/rich-15.0.0-py3-none-any.whl"
        if len(words) > 1 and words[0] in ("Collecting", "Processing"):
            count += 1
            name, _equals, version = words[1].partition("==")
            if not version:
                name, _dash, version = os.path.basename(name).partition("-")
                version = version.partition("-")[0]
            _say(
                "  "
                + _("{count} of {total}: {package}").format(
                    count=count, total=total, package=f"{name} {version}"
                )
            )
        elif words[:1] == ["Installing"]:
            _say("  " + _("putting them in place"))

    command = [python, "-m", "pip", "install", "--require-hashes", "--no-input"]
    command += ["--disable-pip-version-check", "--progress-bar=off", "--requirement", path]
    failed, words = _run(command, held, tell)
    if failed:
        sentence = _(
            "The packages Harada needs could not be installed, and nothing half-made is kept."
            " Is there a connection to the internet? The installer's last words:"
        )
        raise CannotInstall("\n  ".join([sentence, *words]))
    os.remove(path)


def _run(command: list[str], held: int, tell: Callable[[str], None]) -> tuple[int, deque[str]]:
    """Run a step, handing each line it says to `tell`; its exit code and its last lines.

    The step keeps the lock open too: should this process be killed, the next start waits for the
    step to end instead of working beside it in the same folder.
    """
    # A person's own pip settings (a mirror, a certificate) hold, but not those that lead elsewhere.
    environment = {name: text for name, text in os.environ.items() if name not in ELSEWHERE}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**environment, "PIP_USER": "0", "PYTHONUNBUFFERED": "1"},
        pass_fds=() if sys.platform == "win32" else (held,),
        encoding="utf-8",
        errors="replace",
    )
    assert process.stdout is not None
    last: deque[str] = deque(maxlen=LAST_LINES)
    try:
        for line in process.stdout:
            last.append(line.rstrip())
            tell(line)
        return process.wait(), last
    finally:
        # After an interruption nothing may go on writing in a folder that is being removed.
        process.terminate()
        process.wait()
        process.stdout.close()


def _quietly(_line: str) -> None:
    """Say nothing about a line."""


def _point_to(here: str, venv: str) -> None:
    """Let the environment import the checkout, by a relative path so that the folder may move."""
    packages = sysconfig.get_path("purelib", "venv", {"base": venv})
    with open(os.path.join(packages, "harada-checkout.pth"), "w", encoding="utf-8") as file:
        file.write(os.path.relpath(here, packages) + "\n")


def _finish(stamp: str, name: str, lock: bytes) -> None:
    """Say in the environment that it is whole, and for which Python and lock."""
    with open(stamp, "wb") as file:
        file.write("python{}.{} {}\n".format(*sys.version_info[:2], name).encode() + lock)
        file.flush()
        os.fsync(file.fileno())


def _say(sentence: str) -> None:
    """Tell the person how it goes, on stderr."""
    print(sentence, file=sys.stderr, flush=True)
