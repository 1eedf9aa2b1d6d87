"""The person's own editor, on a file, in the place of the screens."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path


def own_editor(environment: Mapping[str, str] = os.environ) -> str:
    """The command of the editor that the person named; empty for none."""
    return environment.get("VISUAL") or environment.get("EDITOR") or ""


def edit_file(editor: str, file: Path) -> None:
    """Have an editor change a file, and wait until it is left.

    Raises:
        OSError: the editor cannot be run, or it failed.
    """
    status = subprocess.call([*shlex.split(editor), str(file)])  # noqa: S603 - the person's choice
    if status:
        raise OSError(f"it ended with status {status}")
