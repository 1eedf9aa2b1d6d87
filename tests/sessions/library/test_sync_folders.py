"""Folders that a sync client copies elsewhere.

Requirement: OneDrive, Dropbox, iCloud Drive, Google Drive, Nextcloud, ownCloud and Syncthing are
recognised by what the environment, the path and the folders say, and named with what that means.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path

import pytest

from sessions.library.sync_folders import Synced, synced, where_synced

HOME = Path("/people/ines")
MAC = "Library/CloudStorage"

CLIENTS = {
    "onedrive": "OneDrive",
    "Dropbox": "Dropbox",
    "Google Drive": "Google Drive",
    "GoogleDrive": "Google Drive",
    "My Drive": "Google Drive",
    "Nextcloud": "Nextcloud",
    "ownCloud": "ownCloud",
    "iCloud Drive": "iCloud Drive",
    "iCloudDrive": "iCloud Drive",
    "Mobile Documents": "iCloud Drive",
    "Box Sync": "Box",
    "MEGAsync": "MEGA",
    "pCloudDrive": "pCloud",
}
"""What each client calls its folder."""


def found(
    path: str,
    environment: Mapping[str, str] | None = None,
    files: Mapping[str, str] | None = None,
) -> str | None:
    """The client of a path below the home folder, and the folder that it syncs."""
    held = {HOME / name: text.encode() for name, text in (files or {}).items()}

    def marked(folder: Path, pattern: str) -> bool:
        return any(each.parent == folder and fnmatch(each.name, pattern) for each in held)

    place = synced(HOME / path, HOME, environment or {}, held.get, marked)
    return f"{place.client}: {place.root.relative_to(HOME).as_posix()}" if place else None


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("OneDrive/Acme", "OneDrive: OneDrive"),
        ("OneDrive - Acme GmbH/work/Acme", "OneDrive: OneDrive - Acme GmbH"),
        ("Dropbox (Acme)/Acme", "Dropbox: Dropbox (Acme)"),
        (f"{MAC}/OneDrive-Personal/Acme", f"OneDrive: {MAC}/OneDrive-Personal"),
        (f"{MAC}/GoogleDrive-a@b.org/Acme", f"Google Drive: {MAC}/GoogleDrive-a@b.org"),
        (f"{MAC}/ProtonDrive-x/Acme", f"ProtonDrive: {MAC}/ProtonDrive-x"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive: Library/Mobile Documents"),
        ("Google Drive/Acme", "Google Drive: Google Drive"),
        ("Nextcloud/Acme", "Nextcloud: Nextcloud"),
        ("ownCloud/Acme", "ownCloud: ownCloud"),
        ("Documents/Acme", None),
        ("Documents/Notes on Dropbox/Acme", None),
        ("dropboxes/Acme", None),
        *((f"{folder}/Acme", f"{client}: {folder}") for folder, client in CLIENTS.items()),
    ],
)
def test_the_path_says_it(path: str, told: str | None) -> None:
    """By the name of a folder above; other names are not mistaken for one."""
    assert found(path) == told


def test_the_environment_says_it() -> None:
    """OneDrive names its folder, whatever that is called."""
    environment = {"OneDriveCommercial": str(HOME / "Work"), "OneDrive": ""}
    assert found("Work/Acme", environment) == "OneDrive: Work"
    assert found("Workshops/Acme", environment) is None


@pytest.mark.parametrize("account", ["personal", "business"])
def test_dropbox_says_it(account: str) -> None:
    """In its own file, which may also be damaged or say something else."""
    info = {account: {"path": str(HOME / "Shared"), "host": 1}, "other": 3}
    files = {".dropbox/info.json": json.dumps(info)}
    assert found("Shared/Acme", {}, files) == "Dropbox: Shared"
    assert found("Acme", {}, files) is None
    for damaged in ("", "[]", "{", '{"personal": {"path": 3}}', '{"personal": {"path": ""}}'):
        assert found("Shared/Acme", {}, {".dropbox/info.json": damaged}) is None


@pytest.mark.parametrize(
    ("mark", "client"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox", "Dropbox"),
        (".sync_1a2b3c.db", "Nextcloud or ownCloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.drivedownload", "Google Drive"),
    ],
)
def test_a_mark_above_says_it(mark: str, client: str) -> None:
    """What a client leaves in the folder that it syncs; the home folder itself is not searched."""
    assert found("Team/IT/Acme", {}, {f"Team/{mark}": ""}) == f"{client}: Team"
    assert found("Team/Acme", {}, {f"Team/Acme/{mark}": ""}) == f"{client}: Team/Acme"
    assert found("Team/Acme", {}, {mark: ""}) is None


def test_on_a_real_disk(tmp_path: Path) -> None:
    """One sentence says what it means, and a place that is not synced has none."""
    folder = tmp_path / "Team" / "Acme"
    folder.mkdir(parents=True)
    assert where_synced(folder) is None
    (tmp_path / "Team" / ".stfolder").mkdir()
    place = where_synced(folder)
    assert place == Synced("Syncthing", tmp_path / "Team")
    assert "one at a time" in place.sentence
