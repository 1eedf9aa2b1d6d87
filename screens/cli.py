"""The command line: `workshop`, and everything that it can do without the full-screen application.

Nothing is loaded before it is known what is wanted: the version is told by the interpreter and two
small modules alone, and an export never waits for the screens.
"""

from __future__ import annotations

import sys

from workshop import __version__

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
    if given in (["--version"], ["-V"]):
        sys.stdout.write(f"workshop {__version__}\n")
        return 0
    try:
        return _done(given)
    except SystemExit as ended:  # from the parser: help was shown, or the words were wrong
        return ended.code if isinstance(ended.code, int) else 2
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return INTERRUPTED
    except BrokenPipeError:
        _silence()
        return 1
    except Exception as problem:  # noqa: BLE001 - whatever happens is told in a sentence
        from screens.faults import tell  # noqa: PLC0415 - only when something went wrong

        return tell(problem)


def _done(given: list[str]) -> int:
    """Read the words and do what they say."""
    from importlib import import_module  # noqa: PLC0415 - not for the version

    from screens.arguments import read  # noqa: PLC0415 - loads the parser of the library

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    arguments = read(given)
    module, name = arguments.task.split(":")
    status = int(getattr(import_module(f"screens.tasks.{module}"), name)(arguments))
    sys.stdout.flush()
    return status


def _silence() -> None:
    """Whoever read our output has gone; say nothing more, not even when the interpreter ends."""
    import os  # noqa: PLC0415 - only when it happens

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
