"""Folders that a sync client copies to its servers and to other laptops, and what that means.

They work, but two laptops can write at once, a client can bring back an older copy, and what people
said leaves the machine. So such a place is recognised and named wherever it is shown.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

Read = Callable[[Path], bytes | None]
"""Gives the content of a file, or nothing where there is none."""

Marked = Callable[[Path, str], bool]
"""Whether a folder holds a name that fits a pattern."""

_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NAMED: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "box sync": "Box",
    "megasync": "MEGA",
    "pclouddrive": "pCloud",
}
"""What a folder is called, up to ` - ` or ` (`, in lower case, and by which client."""

_MARKS: Final = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".tmp.drivedownload", "Google Drive"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".sync_*.db", "Nextcloud or ownCloud"),
    ("._sync_*.db", "Nextcloud or ownCloud"),
)
"""What a client leaves in the folder that it syncs."""


class Synced(NamedTuple):
    """A place that a client syncs."""

    client: str
    """The name of the client."""
    root: Path
    """The folder that it syncs."""

    @property
    def sentence(self) -> str:
        """What that means for whoever records there."""
        return (
            f"Synced by {self.client}: what is recorded here also goes to its servers and to other "
            "laptops; record on one at a time, and let it finish before the other goes on."
        )


def synced(
    folder: Path, home: Path, environment: Mapping[str, str], read: Read, marked: Marked
) -> Synced | None:
    """Tell which client syncs a folder; nothing where none is known to.

    Args:
        folder: The place in question, as a whole path.
        home: The home folder of the person.
        environment: The variables of the process.
        read: Reads a file.
        marked: Looks for names in a folder.
    """
    roots = [*_told_by_variables(environment), *_told_by_dropbox(home, environment, read)]
    inside = [found for found in roots if folder.is_relative_to(found.root)]
    if inside:
        return max(inside, key=lambda found: len(found.root.parts))
    for place in (folder, *folder.parents):
        if place == home:
            break
        if client := _client(place, home) or _mark(place, marked):
            return Synced(client, place)
    return None


def where_synced(folder: Path) -> Synced | None:
    """Tell which client syncs a folder of this machine."""
    try:
        return synced(folder.absolute(), Path.home(), os.environ, _content, _holds)
    except (OSError, RuntimeError, ValueError):
        return None


def _told_by_variables(environment: Mapping[str, str]) -> Iterator[Synced]:
    """The folders that OneDrive names to every program."""
    for name in _VARIABLES:
        if value := environment.get(name):
            yield Synced("OneDrive", Path(value))


def _told_by_dropbox(home: Path, environment: Mapping[str, str], read: Read) -> Iterator[Synced]:
    """The folders that Dropbox names in a file of its own."""
    places = [home / ".dropbox"]
    variables = (environment.get(name) for name in ("APPDATA", "LOCALAPPDATA"))
    places += [Path(value, "Dropbox") for value in variables if value]
    for place in places:
        if content := read(place / "info.json"):
            yield from (Synced("Dropbox", path) for path in _paths(content))


def _paths(content: bytes) -> Iterator[Path]:
    """The folders in Dropbox's file."""
    accounts: Any = None
    with suppress(ValueError, RecursionError):
        accounts = json.loads(content)
    for account in accounts.values() if isinstance(accounts, dict) else ():
        if isinstance(account, dict) and isinstance(path := account.get("path"), str) and path:
            yield Path(path)


def _client(place: Path, home: Path) -> str | None:
    """The client that a folder is named after."""
    if place.parent == home / "Library" / "CloudStorage":
        service = place.name.partition("-")[0]
        return _NAMED.get(service.lower(), service)
    name = place.name.lower().partition(" - ")[0].partition(" (")[0]
    return _NAMED.get(name)


def _mark(place: Path, marked: Marked) -> str | None:
    return next((client for pattern, client in _MARKS if marked(place, pattern)), None)


def _content(path: Path) -> bytes | None:
    """The content of a small file of this machine."""
    try:
        return path.read_bytes()[:100_000]
    except OSError:
        return None


def _holds(folder: Path, pattern: str) -> bool:
    """Whether a folder of this machine holds such a name."""
    try:
        return any(folder.glob(pattern)) if "*" in pattern else (folder / pattern).exists()
    except OSError:
        return False
