"""The person's own editor, on a file, in the place of the screens."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from textual.app import App

from screens.base.stop_signals import ignoring_ctrl_c


def own_editor(environment: Mapping[str, str] = os.environ) -> str:
    """The command of the editor that the person named; empty for none."""
    return environment.get("VISUAL") or environment.get("EDITOR") or ""


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
    status = subprocess.call([*shlex.split(editor), str(file)])  # noqa: S603 - the person's choice
    if status:
        raise OSError(f"it ended with status {status}")
