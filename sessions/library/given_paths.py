"""Paths as people give them: typed, copied from Explorer or Finder, or dropped on the terminal.

What is typed is believed as it stands wherever something is there, or could be put there. Only
else it is read as what another program makes of a path: in quotes (*Copy as path* of Explorer, a
file dropped on a terminal), as an address (`file:///...`, from a browser or a list of downloads),
with a backslash before each blank (Terminal of macOS).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final
from urllib.parse import unquote

_WINDOWS: Final[bool] = sys.platform == "win32"
_ADDRESS: Final = r"file:(?://(?P<host>[^/\\]*))?(?P<path>/.*)"  # made into patterns when needed
_DRIVE: Final = r"/[A-Za-z]:"
_ESCAPED: Final = r"\\(.)"


def at_home(path: str | Path) -> Path:
    """A path whose `~` is somebody's home; as it is written where nobody has that name."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def own_home() -> Path:
    """The home of this person; the folder of this moment where the system knows of none.

    An account of a service may have none, and so has a program that is started without the
    variables of its person.
    """
    try:
        return Path.home()
    except RuntimeError:
        return Path.cwd()


def given_path(words: str | Path, *, windows: bool = _WINDOWS) -> Path:
    """The path that a person means, which need not be there.

    Args:
        words: what was typed, pasted or dropped.
        windows: whether it is one of Windows, where a backslash parts the names.
    """
    if isinstance(words, Path):
        return at_home(words)
    typed = at_home(words)
    if _leads_somewhere(typed):
        return typed
    stripped = words.strip()
    for other in (_of_address(stripped, windows=windows), _plain(stripped, windows=windows)):
        if other and other != words and _leads_somewhere(found := at_home(other)):
            return found
    # Nothing is there: in the message that says so, it is clearer without quotes.
    return at_home(
        _of_address(stripped, windows=windows) or _unquoted(stripped) or stripped or words
    )


def in_folder(path: Path, words: str, name: str, *, windows: bool = _WINDOWS) -> Path:
    """The file to be written: where a folder was given, the one of the proposed name in it.

    Args:
        path: what the words mean.
        words: what was typed, pasted or dropped; a stroke at its end says that it is a folder.
        name: the file that was proposed.
        windows: as for `given_path`.
    """
    ended = words.strip().strip("\"'").endswith(("/", "\\") if windows else "/")
    try:
        return path / name if ended or path.is_dir() else path
    except (OSError, ValueError):
        return path


def dropped(words: str, *, windows: bool = _WINDOWS) -> str:
    """The whole path of what was dropped or copied as a path, where it is there.

    Args:
        words: what was typed, pasted or dropped.
        windows: as for `given_path`.

    Returns:
        The path, else the words: a path that begins elsewhere, or with `~`, stays as it was typed.
    """
    stripped = words.strip()
    try:
        if not stripped or at_home(stripped).exists():
            return stripped
        found = given_path(stripped, windows=windows)
        return str(found) if found.is_absolute() and found.exists() else stripped
    except (OSError, ValueError):
        return stripped


def _leads_somewhere(path: Path) -> bool:
    """Whether something is at a path, or could be put there because its folder is."""
    try:
        return path.exists() or (len(path.parts) > 1 and path.parent.is_dir())
    except (OSError, ValueError):
        return False


def _of_address(words: str, *, windows: bool) -> str:
    """The path in an address of a file; empty where it is none."""
    found = re.fullmatch(_ADDRESS, _unquoted(words) or words, re.IGNORECASE)
    if not found:
        return ""
    path, host = unquote(found["path"]), found["host"] or ""
    if not windows:
        return path if host.casefold() in ("", "localhost") else ""
    if host and host.casefold() != "localhost":
        return "\\\\" + host + path.replace("/", "\\")
    return path[1:] if re.match(_DRIVE, path) else path


def _unquoted(words: str) -> str:
    """What stands between a pair of quotes; empty where there is none."""
    if len(words) > 2 and words[0] == words[-1] and words[0] in "\"'":
        inside = words[1:-1]
        return inside.replace("'\\''", "'") if words[0] == "'" else inside
    return ""


def _plain(words: str, *, windows: bool) -> str:
    """The words without quotes; on other systems than Windows without backslashes too."""
    if inside := _unquoted(words):
        return inside
    return words if windows else re.sub(_ESCAPED, r"\1", words)


def completed(value: str, *, files: bool, windows: bool = _WINDOWS) -> str | None:
    """A path with the first name in its folder that begins as typed; none where there is none.

    A name in the very letters goes before one in other capitals, and hidden ones are left out.

    Args:
        value: what is typed by now; perhaps behind a quote that was copied along.
        files: whether files are meant, or folders alone.
        windows: whether backslashes part names as well.
    """
    quote = value[:1] if value[:1] in ('"', "'") and value.count(value[:1]) == 1 else ""
    typed = value.removeprefix(quote)
    within, start = _last_name(typed, windows=windows)
    try:
        folder = at_home(within) if within else Path()
        names = [child.name for child in folder.iterdir() if files or child.is_dir()]
    except (OSError, ValueError):
        return None
    seen = sorted((name for name in names if not name.startswith(".")), key=_in_order)
    alike = [name for name in seen if name.casefold().startswith(start.casefold())]
    found = next((name for name in alike if name.startswith(start)), next(iter(alike), None))
    return f"{quote}{within}{found}" if found and found != start else None


def _last_name(typed: str, *, windows: bool) -> tuple[str, str]:
    """What stands before the last name of a path, with its sign, and that name as far as typed."""
    at = max(typed.rfind(sign) for sign in ("/\\" if windows else "/")) + 1
    return typed[:at], typed[at:]


def _in_order(name: str) -> tuple[str, str]:
    return name.casefold(), name


def as_listed(path: Path) -> Path:
    """A path with its last name as its folder lists it, where the system takes it in other letters.

    On a Mac and on Windows `acme` opens `Acme`, and a stick may spell an accent otherwise: it would
    be remembered as a second engagement.
    """
    try:
        names = [child.name for child in path.parent.iterdir()]
        if path.name in names:
            return path
        same = (name for name in names if path.samefile(path.parent / name))
        return path.parent / next(same, path.name)
    except (OSError, ValueError):
        return path
