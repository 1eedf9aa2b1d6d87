"""The command line: `workshop`, and everything that it can do without the full-screen application.

Nothing is loaded before it is known what is wanted: the version is told by the interpreter and two
small modules alone, and an export never waits for the screens.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, cast

from workshop import __version__

if TYPE_CHECKING:
    from argparse import Namespace

_WINDOWS: bool = sys.platform == "win32"

INTERRUPTED = 130
"""The exit status after Ctrl+C, as shells have it."""


def main(words: list[str] | None = None) -> int:
    """Carry out a command line.

    Args:
        words: the words behind `workshop`; those of this process if none are given.

    Returns:
        The exit status: 0 done, 1 could not be done, 2 not understood.
    """
    given = sys.argv[1:] if words is None else words
    _open_streams()
    if given in (["--version"], ["-V"]):
        sys.stdout.write(f"workshop {__version__}\n")
        return 0
    arguments = None
    try:
        arguments = _read(given)
        return _done(arguments)
    except SystemExit as ended:  # from the parser: help was shown, or the words were wrong
        return ended.code if isinstance(ended.code, int) else 2
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return INTERRUPTED
    except Exception as problem:  # noqa: BLE001 - whatever happens is told in a sentence
        if _reader_has_gone(problem):
            _silence()
            return 1
        from screens.base.fault_report import tell  # noqa: PLC0415 - 43 ms, only for what went wrong

        status = tell(problem, getattr(arguments, "folder", None))
        _give_up_output()
        return status


def _open_streams() -> None:
    """Put nowhere in the place of a stream that was closed before we began.

    Its number would else be that of the next file to be opened.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123


def _read(given: list[str]) -> Namespace:
    """What the words say, and streams that take any text."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if not hasattr(stream, "reconfigure"):
            continue
        if _WINDOWS and not stream.isatty() and stream.encoding.lower() != "utf-8":
            # Else it would be in the letters that the machine had before there was Unicode, and
            # JSON would be none. At its console Python speaks Unicode already.
            stream.reconfigure(encoding="utf-8")
        if stream is not sys.stdin:
            stream.reconfigure(errors="backslashreplace")
    if not given:  # nothing is to be understood: the first paint waits for no parser
        from types import SimpleNamespace  # noqa: PLC0415 - not for the version

        as_parsed = SimpleNamespace(version=False, command=None, task="start.home:home")
        return cast("Namespace", as_parsed)
    from screens.cli.arguments import read  # noqa: PLC0415 - 23 ms, neither for the version

    return read(given)


def _done(arguments: Namespace) -> int:
    """Do what the words say."""
    from importlib import import_module  # noqa: PLC0415 - a module more, not for the version

    if getattr(arguments, "json", False) and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")  # other programs read it, whatever terminals do
    module, name = arguments.task.split(":")
    status = int(getattr(import_module(f"screens.cli.commands.{module}"), name)(arguments))
    sys.stdout.flush()
    return status


def _give_up_output() -> None:
    """Let the interpreter not try again, when it ends, to write what the disk refused."""
    try:
        sys.stdout.flush()
    except OSError:
        _silence()


def _reader_has_gone(problem: Exception) -> bool:
    """Whether nobody reads our output any more; to Windows that is an invalid argument."""
    if isinstance(problem, BrokenPipeError):
        return True
    if not (_WINDOWS and isinstance(problem, OSError)):
        return False
    import errno  # noqa: PLC0415 - a module more, not for the version

    return problem.errno == errno.EINVAL and problem.filename is None and not sys.stdout.isatty()


def _silence() -> None:
    """Whoever read our output has gone; say nothing more, not even when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
