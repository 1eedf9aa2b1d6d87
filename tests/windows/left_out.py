"""Which tests are left out on Windows, as the list beside this file names them."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Collection
from importlib.util import find_spec
from pathlib import Path
from typing import Final

LIST: Final = Path(__file__).with_name("needs_posix.toml")


def listed(section: str) -> dict[str, str]:
    """The reasons of a section, by the file of a test or by file and name."""
    found: dict[str, str] = tomllib.loads(LIST.read_text("utf-8"))[section]
    return found


def not_collected(system: str = sys.platform) -> list[str]:
    """The files that cannot even be loaded, as they are found from the folder of the tests."""
    if system != "win32":
        return []
    oracles = {file for file, library in listed("oracles").items() if find_spec(library) is None}
    posix = {file for file in listed("posix") if "::" not in file}
    return [file.removeprefix("tests/") for file in sorted(oracles | posix)]


def why_left_out(
    node: str, system: str = sys.platform, *, marks: Collection[str] = frozenset()
) -> str:
    """Why a test is left out on this system; empty where it is not.

    Args:
        node: the id of the test, with its parameters.
        system: the system.
        marks: how the test is marked; one in a terminal is left out without being listed.
    """
    if system != "win32":
        return ""
    reason = listed_reason(node.replace("\\", "/"))
    return reason or ("it has no pseudo-terminals" if "terminal" in marks else "")


def listed_reason(node: str) -> str:
    """The reason that the list gives for a test, whatever the system."""
    posix = listed("posix")
    return posix.get(node) or posix.get(node.partition("[")[0]) or ""
