"""Where engagements are kept, and which were open last."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from workshop.text import clean, clean_line

VARIABLE: Final = "WORKSHOP_FOLDER"
"""The environment variable that names another place for engagements."""

SETTINGS_VARIABLE: Final = "WORKSHOP_SETTINGS"
"""The environment variable that names another settings file."""

UNCLOSED: Final = "open in a window, or not closed last time"
"""What is told of an engagement whose last run has not ended in order."""

_NOTE: Final = ".lock-owner.json"  # as `folder` has it, which takes longer to load
_RECENT: Final = ".recent.json"
_KEPT: Final = 30
_BYTES: Final = frozenset(map(chr, range(0xDC80, 0xDD00)))
_SPLIT: Final = re.compile("([\udc80-\udcff]+)")
_TOLD: Final = ("name", "opened", "told")


class Recent(NamedTuple):
    """An engagement that was open before."""

    folder: Path
    name: str
    opened: str
    """When, as an ISO date and time."""
    holds: str
    """What it holds, in a few words."""


def home_folder(chosen: Path | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """The folder that engagements are kept in: as chosen, as the environment says, or usual."""
    if chosen is not None:
        return at_home(chosen).absolute()
    if named := environment.get(VARIABLE):
        return at_home(named).absolute()
    from platformdirs import user_data_path  # noqa: PLC0415 - 8 ms, and not for `--folder`

    return user_data_path("workshop", appauthor=False)


def at_home(path: str | Path) -> Path:
    """A path whose `~` is somebody's home; as it is written where nobody has that name."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def settings_path(environment: Mapping[str, str] = os.environ) -> Path:
    """The settings file: as the environment says, or in the usual place for settings."""
    if named := environment.get(SETTINGS_VARIABLE):
        return at_home(named).absolute()
    from platformdirs import user_config_path  # noqa: PLC0415 - 8 ms, and not where one is named

    return user_config_path("workshop", appauthor=False) / "settings.toml"


def folder_name(name: str) -> str:
    """A name for a folder that every file system takes, close to what a person called it."""
    return _kept_of(name) or "Engagement"


def _kept_of(name: str) -> str:
    """What of a name can be in the name of a folder; perhaps nothing."""
    kept = re.sub(r'[<>:"/\\|?*]+', " ", _clean(name))
    return " ".join(kept.split()).strip(". ")[:80]


def _clean(name: str) -> str:
    """A name without what a terminal would obey.

    Where the locale knows no UTF-8, bytes beyond ASCII come as lone surrogates; they stay, for the
    folder is found by them.
    """
    return "".join(part if part[:1] in _BYTES else clean(part) for part in _SPLIT.split(name))


def new_folder(home: Path, name: str) -> Path:
    """A folder for a new engagement, with a number behind its name where that is taken."""
    wanted = home / folder_name(name)
    candidates = (wanted.with_name(f"{wanted.name} {n}") for n in range(2, 10_000))
    return wanted if not wanted.exists() else next(path for path in candidates if not path.exists())


def is_engagement(folder: Path) -> bool:
    """Whether a folder looks like an engagement from outside.

    One that cannot be entered, because it is somebody else's or on a disk that does not answer, is
    none: whoever opens it by its name is told the reason, and the others are there all the same.
    """
    try:
        return _is_engagement(folder)
    except OSError:
        return False


def _is_engagement(folder: Path) -> bool:
    return (folder / "journal").is_dir() or (folder / "workshop.json").is_file()


def find(home: Path, named: str) -> Path | None:
    """The engagement that a person means: its folder, its name, or how one of them begins."""
    if not named.strip():
        return None
    direct = at_home(named)
    if is_engagement(direct):
        return direct.absolute()
    if not (kept := _kept_of(named)):
        return None
    if is_engagement(home / kept):
        return home / kept
    listed, key = recent(home), named.casefold()
    called = [entry.folder for entry in listed if entry.name.casefold() == key]
    near = [entry.folder for entry in listed if entry.folder.name.casefold().startswith(key)]
    return next((found[0] for found in (called, near) if len(found) == 1), None)


def folders(home: Path) -> Iterator[Path]:
    """The engagement folders in `home`, by name."""
    try:
        paths = sorted(home.iterdir())
    except OSError:
        return
    yield from filter(is_engagement, paths)


def recent(home: Path) -> list[Recent]:
    """The engagements that were open last, newest first, then all others in `home`."""
    listed = [found for entry in _read(home) if (found := _as_it_is(entry))]
    known = {entry.folder for entry in listed}
    others = (path for path in folders(home) if path not in known)
    return [*listed, *(Recent(path, _clean(path.name), "", "") for path in others)]


def _as_it_is(entry: Recent) -> Recent | None:
    """An entry of the list, if it is there; with the reason, where it cannot be entered now.

    What it holds was told at its opening, and a run since may go on.
    """
    try:
        if not _is_engagement(entry.folder):
            return None
        return entry._replace(holds=UNCLOSED) if (entry.folder / _NOTE).exists() else entry
    except OSError as problem:
        return entry._replace(holds=f"cannot be entered now: {problem.strerror or problem}")


def remember(home: Path, entry: Recent) -> None:
    """Put an engagement at the head of the list. A list that cannot be kept is no fault."""
    others = [other for other in _read(home) if other.folder != entry.folder]
    rows = [
        {"folder": str(e.folder), "name": e.name, "opened": e.opened, "told": e.holds}
        for e in [entry, *others][:_KEPT]
    ]
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        # The names of engagements are nobody else's; a list of an older version was for everybody.
        content = json.dumps(rows, ensure_ascii=False, indent=1).encode()
        kept = os.open(home / _RECENT, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            (home / _RECENT).chmod(0o600)
            os.write(kept, content)
        finally:
            os.close(kept)
    except (OSError, UnicodeEncodeError):
        return


def _read(home: Path) -> list[Recent]:
    """The list as it was kept; a damaged one is empty."""
    try:
        rows = json.loads((home / _RECENT).read_text("utf-8"))
        return [
            Recent(Path(row["folder"]), *(clean_line(str(row[of])) for of in _TOLD)) for row in rows
        ]
    except (OSError, ValueError, TypeError, KeyError):
        return []
