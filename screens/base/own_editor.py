"""The person's own editor, on a file, in the place of the screens."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from textual.app import App

from screens.base.stop_signals import ignoring_ctrl_c

_SYSTEM: Final[str] = sys.platform
_USUAL: Final = {"win32": "notepad", "darwin": "nano"}
"""The editors that every system of a kind has, and on which nobody sets a variable for one."""


def own_editor(environment: Mapping[str, str] = os.environ, system: str = _SYSTEM) -> str:
    """The command of the editor that the person named, else that of the system; empty for none."""
    return environment.get("VISUAL") or environment.get("EDITOR") or _USUAL.get(system, "")


def words_of(editor: str, system: str = _SYSTEM) -> list[str]:
    """The command of an editor taken apart, with the whole path of its program.

    On Windows a backslash parts the names of a path, and what is called `code` is `code.cmd`.

    Raises:
        ValueError: a quote does not end, or there is nothing.
    """
    if system != "win32":
        words = shlex.split(editor)
    elif Path(editor).is_file():
        words = [editor]  # blanks in its path, and nobody put it in quotes
    else:
        words = [word.strip('"') for word in shlex.split(editor, posix=False)]
    if not words:
        raise ValueError("no program is named")
    return [shutil.which(words[0]) or words[0], *words[1:]]


def in_place_of_screens(app: App[Any], work: Callable[[], None]) -> str:
    """Do something in the terminal while the screens are away, and come back whatever happens.

    Args:
        app: the application.
        work: what is done; nothing it raises may leave the block, or the screens would stay away.

    Returns:
        Why it failed; empty where it did not.

    Raises:
        SuspendNotSupported: the terminal cannot be handed over.
    """
    failure = ""
    with app.suspend():
        try:
            with ignoring_ctrl_c():
                work()
        except Exception as problem:  # noqa: BLE001 - see above
            failure = str(problem) or type(problem).__name__
    return failure


def edit_file(editor: str, file: Path) -> None:
    """Have an editor change a file, and wait until it is left.

    Raises:
        OSError: the editor cannot be run, or it failed.
        ValueError: the command cannot be taken apart.
    """
    status = subprocess.call([*words_of(editor), str(file)])  # noqa: S603 - the person's choice
    if status:
        raise OSError(f"it ended with status {status}")
