"""Showing a file in its folder, in what the system has for that: Explorer, Finder, a file manager.

What it is called is data: no shell sees it, and as a whole path it is never taken for an option.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

_PATIENCE: Final = 2.0
"""Seconds in which a file manager that cannot start says so."""

_SYSTEM: Final[str] = sys.platform
_running: Final[list[Any]] = []
"""File managers that are still there; nobody waits for them."""


def show_in_folder(
    path: Path, system: str = _SYSTEM, start: Callable[..., Any] = subprocess.Popen
) -> str:
    """Show a file in its folder, or the folder itself; it may take two seconds.

    Args:
        path: the file or folder.
        system: whose file manager it is.
        start: starts a program.

    Returns:
        Why it could not be shown; empty where it is.
    """
    whole = path.absolute()
    if not whole.exists():
        return f"{whole} is not there any more."
    try:
        program = start(
            command_for(whole, system),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return f"No file manager can be started here. The file is {whole}"
    try:
        # Explorer ends at once, with 1 where all is well.
        failed = program.wait(_PATIENCE) != 0 and system != "win32"
    except subprocess.TimeoutExpired:
        _running[:] = [one for one in (*_running, program) if one.poll() is None]
        return ""
    return f"The file manager could not be started. The file is {whole}" if failed else ""


def command_for(path: Path, system: str) -> list[str] | str:
    """What is started to show a whole path; a file is marked in its folder where that can be."""
    if system == "win32":
        explorer = os.path.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "explorer.exe")  # noqa: PTH118 - tried elsewhere too
        # Explorer reads the line by itself: a comma in a path without quotes would end it. No name
        # of a file on Windows has a quote.
        return f'"{explorer}" "{path}"' if path.is_dir() else f'"{explorer}" /select,"{path}"'
    if system == "darwin":
        return ["/usr/bin/open", str(path)] if path.is_dir() else ["/usr/bin/open", "-R", str(path)]
    return ["xdg-open", str(path if path.is_dir() else path.parent)]
