"""Where engagements are kept, and which were open last."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from sessions.library.data_folder import data_folder
from sessions.library.file_names import clean_name, kept_of
from sessions.library.given_paths import as_listed, at_home, given_path, own_home
from workshop.text import clean_line

VARIABLE: Final = "WORKSHOP_FOLDER"
"""The environment variable that names another place for engagements."""

SETTINGS_VARIABLE: Final = "WORKSHOP_SETTINGS"
"""The environment variable that names another settings file."""

UNCLOSED: Final = "open in a window, or not closed last time"
"""What is told of an engagement whose last run has not ended in order."""

_SYSTEM: str = sys.platform
_HIDES_DATA: Final = frozenset({"win32", "darwin"})
"""The systems whose folder for the data of programs people do not get to see."""
_AT_HOME: Final = "Workshop"
_GUIDES: Final = "guides"
_NOTE: Final = ".lock-owner.json"  # as `folder` has it, which takes longer to load
_RECENT: Final = ".recent.json"
_KEPT: Final = 30
_TOLD: Final = ("name", "opened", "told")
_NUMBERS: Final = range(1, 10)
"""The numbers that engagements are opened by."""


class Recent(NamedTuple):
    """An engagement that was open before."""

    folder: Path
    name: str
    opened: str
    """When, as an ISO date and time."""
    holds: str
    """What it holds, in a few words."""
    number: int = 0
    """The number that it is opened by, which stays its own; 0 where it has none."""
    seen: str = ""
    """What its files were like when that was counted; see `files_of`."""
    stale: bool = False
    """Whether its files are others by now, so that what it holds is to be counted anew."""


def home_folder(chosen: Path | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """The folder that engagements are kept in: as chosen, as the environment says, or usual."""
    if chosen is not None:
        return at_home(chosen).absolute()
    if named := environment.get(VARIABLE):
        return at_home(named).absolute()
    return own_home() / _AT_HOME if _SYSTEM in _HIDES_DATA else data_folder()


def earlier_home(home: Path) -> Path | None:
    """Where engagements were kept before they had the usual place of today; none elsewhere.

    Explorer and Finder hide that folder, and the Python of the Microsoft Store takes it along when
    it is removed. What lies there is still found.
    """
    if _SYSTEM not in _HIDES_DATA or home != own_home() / _AT_HOME:
        return None
    before = data_folder()
    return before if before.is_dir() else None


def own_guides(home: Path) -> Path:
    """The folder of the facilitator's own guides: that of before, while only that is there."""
    before = earlier_home(home)
    if before and (before / _GUIDES).is_dir() and not (home / _GUIDES).is_dir():
        return before / _GUIDES
    return home / _GUIDES


def settings_path(environment: Mapping[str, str] = os.environ) -> Path:
    """The settings file: as the environment says, or in the usual place for settings."""
    if named := environment.get(SETTINGS_VARIABLE):
        return at_home(named).absolute()
    from platformdirs import user_config_path  # noqa: PLC0415 - 8 ms, and not where one is named

    return user_config_path("workshop", appauthor=False) / "settings.toml"


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
    direct = given_path(named)
    if is_engagement(direct):
        return as_listed(direct.absolute())
    if not (kept := kept_of(named)):
        return None
    for place in _homes(home):
        if is_engagement(place / kept):
            return as_listed(place / kept)
    return next((found[0] for found in _called(home, named) if len(found) == 1), None)


def several(home: Path, named: str) -> list[Path]:
    """The engagements that may be meant, where `find` finds none because they are several."""
    return next((found for found in _called(home, named) if len(found) > 1), [])


def _called(home: Path, named: str) -> tuple[list[Path], list[Path]]:
    """The engagements of a name, and those whose folder begins so."""
    if not (key := named.strip().casefold()):
        return [], []
    listed = recent(home)
    return (
        [entry.folder for entry in listed if entry.name.casefold() == key],
        [entry.folder for entry in listed if entry.folder.name.casefold().startswith(key)],
    )


def folders(home: Path) -> Iterator[Path]:
    """The engagement folders in `home`, by name; behind them those in the place of before."""
    for place in _homes(home):
        try:
            paths = sorted(place.iterdir())
        except OSError:
            continue
        yield from filter(is_engagement, paths)


def _homes(home: Path) -> list[Path]:
    """The places in which engagements are looked for."""
    return [home, *filter(None, [earlier_home(home)])]


def recent(home: Path) -> list[Recent]:
    """The engagements that were open last, newest first, then all others in `home`."""
    listed = [found for entry in _read(home) if (found := _as_it_is(entry))]
    known = {entry.folder for entry in listed}
    others = [Recent(path, clean_name(path.name), "", "") for path in folders(home)]
    there = (_as_it_is(other) for other in others if other.folder not in known)
    return _numbered([*listed, *filter(None, there)])


def _as_it_is(entry: Recent) -> Recent | None:
    """An entry of the list, if it is there; with the reason, where it cannot be entered now.

    What it holds is as true as its files are those that it was counted from.
    """
    try:
        if not _is_engagement(entry.folder):
            return None
        entry = entry._replace(stale=entry.seen != files_of(entry.folder))
        if not (entry.folder / _NOTE).exists():
            return entry
        holds = UNCLOSED if entry.stale or not entry.holds else f"{entry.holds} · {UNCLOSED}"
        return entry._replace(holds=holds)
    except OSError as problem:
        return entry._replace(holds=f"cannot be entered now: {problem.strerror or problem}")


def has_box_elsewhere(folder: Path) -> bool:
    """Whether a note in a folder says that the ballots of a secret vote lie outside of it."""
    try:
        return any(folder.glob(".ballots-*.elsewhere"))
    except OSError:
        return False


def files_of(folder: Path) -> str:
    """What tells the files of a record from those of any other moment: how many, how large.

    Raises:
        OSError: they cannot be looked at.
    """
    try:
        sizes = [path.stat().st_size for path in (folder / "journal").iterdir()]
    except FileNotFoundError:
        return ""
    return f"{len(sizes)}-{sum(sizes)}"


def _numbered(entries: list[Recent]) -> list[Recent]:
    """The entries with their numbers: each keeps its own, those without get what is free."""
    taken: set[int] = set()
    kept = []
    for entry in entries:
        number = entry.number if entry.number not in taken else 0
        taken.add(number)
        kept.append(entry._replace(number=number))
    free = iter([number for number in _NUMBERS if number not in taken])
    return [e if e.number else e._replace(number=next(free, 0)) for e in kept]


def remember(home: Path, entry: Recent) -> None:
    """Put an engagement at the head of the list. A list that cannot be kept is no fault.

    It keeps the number by which it is opened. Where all numbers are taken, the one that was open
    longest ago gives its own up.
    """
    listed = recent(home)
    number = next((known.number for known in listed if known.folder == entry.folder), 0)
    others = [other for other in _read(home) if other.folder != entry.folder]
    own = {known.folder: known.number for known in listed}
    others = [other._replace(number=own.get(other.folder, 0)) for other in others]
    free = set(_NUMBERS) - {known.number for known in listed}
    number = number or min(free, default=0)
    if not number:
        last = next(at for at in reversed(range(len(others))) if others[at].number)
        number = others[last].number
        others[last] = others[last]._replace(number=0)
    _write(home, [_as_seen(entry)._replace(number=number), *others])


def _as_seen(entry: Recent) -> Recent:
    """An entry with what its files are like now, where that is not known."""
    try:
        return entry._replace(seen=entry.seen or files_of(entry.folder))
    except OSError:
        return entry


def note_count(home: Path, entry: Recent, holds: str) -> Recent:
    """Keep what was counted in the files of an engagement; its place in the list stays.

    Args:
        home: where the list is kept.
        entry: the engagement, with what its files were like before they were counted.
        holds: what it holds.
    """
    counted = entry._replace(holds=holds, stale=False)
    listed = _read(home)
    known = [other.folder for other in listed]
    if entry.folder in known:
        place = known.index(entry.folder)
        listed[place] = listed[place]._replace(holds=holds, seen=entry.seen)
    else:
        listed.append(counted)
    _write(home, listed)
    return counted


def _write(home: Path, entries: list[Recent]) -> None:
    """Write the list."""
    rows = [
        {
            "folder": str(e.folder),
            "name": e.name,
            "opened": e.opened,
            "told": e.holds,
            "number": e.number,
            "seen": e.seen,
        }
        for e in entries[:_KEPT]
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
    """The list as it was kept, at first that of the place before; a damaged one is empty."""
    places = (place / _RECENT for place in _homes(home))
    kept = next((path for path in places if path.exists()), home / _RECENT)
    try:
        rows = json.loads(kept.read_text("utf-8"))
        return [_entry(row) for row in rows]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def _entry(row: Mapping[str, object]) -> Recent:
    """A line of the list; one of an older version has no number and tells no files."""
    name, opened, holds = (clean_line(str(row[of])) for of in _TOLD)
    number, seen = row.get("number"), row.get("seen")
    return Recent(
        Path(str(row["folder"])),
        name,
        opened,
        holds,
        number=number if isinstance(number, int) and number in _NUMBERS else 0,
        seen=seen if isinstance(seen, str) else "",
    )
