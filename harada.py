#!/usr/bin/env python3
"""Start Harada from a checkout: `python3 harada.py [COMMAND ...]`, with nothing but Python 3.11.

The first start makes `.venv` beside this file and installs `requirements.txt` into it, every
package checked by its hash; later starts compare one file and go on. `python3 harada.py test`
does the same with `requirements-dev.txt` in `.venv-dev` and runs every check. Not the program:
that is the folder `harada`, which Python prefers to this file wherever both could be meant.

Every start pays for this file, so what only a first start needs is in `tools`.
"""

import os
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
STAMP = "harada-installed.txt"
"""In an environment of ours: empty while it is made, then the Python and the lock it holds."""

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
    return become([prepared(".venv", "requirements.txt"), "-P", "-c", RUN] + arguments)


def called():
    """How the person started this, for sentences that name a command to type."""
    python, file = os.path.basename(sys.orig_argv[0]), sys.argv[0]
    return "%s %s" % (python, '"%s"' % file if " " in file else file)


def prepared(folder, lock):
    """The Python of an environment that holds exactly this lock, made first where it is missing."""
    venv = os.path.join(HERE, folder)
    with open(os.path.join(HERE, lock), "rb") as file:
        wanted = file.read()
    if not holds(venv, wanted):
        from tools.environment import install

        install(HERE, venv, wanted, holds)
    return python_of(venv)


def python_of(venv):
    """The interpreter of an environment."""
    if sys.platform == "win32":
        return os.path.join(venv, "Scripts", "python.exe")
    return os.path.join(venv, "bin", "python")


def holds(venv, wanted):
    """Whether an environment was finished, for this lock, and its Python is still the same one."""
    try:
        with open(os.path.join(venv, STAMP), "rb") as file:
            made_with, _newline, installed = file.read().partition(b"\n")
    except OSError:
        return False
    interpreter = os.path.realpath(python_of(venv))
    if installed != wanted or not os.access(interpreter, os.X_OK):
        return False
    # Where the system moved from 3.11 to 3.12 the link still works, without the packages.
    name = os.path.basename(interpreter)
    return not name.startswith("python3.") or name == made_with.decode()


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
