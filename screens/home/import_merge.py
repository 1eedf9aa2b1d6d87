"""Importing and merging from the home screen, in threads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from textual.content import Content

from screens.base.background import Say, tried
from screens.base.screen import WorkshopScreen
from screens.dialogs.confirm import Confirm
from screens.dialogs.engagement_words import NewEngagement
from screens.dialogs.import_file import ImportDialog
from screens.dialogs.pick import Pick
from screens.home.import_merge_dialogs import MergeDialog
from screens.imports.notes_look import looked_at
from screens.imports.whole_or_part import whole_or_part
from screens.widgets.ink import muted
from screens.widgets.row_list import Item, Row
from sessions.errors import EngagementLocked, OpenElsewhere, SessionsError
from sessions.imports.into import import_into, import_into_new
from sessions.imports.registry import IMPORTS, Choices, Import, Target
from sessions.library import places
from sessions.library.file_names import new_folder
from sessions.library.given_paths import own_home
from sessions.library.guides import Library
from sessions.store.store import Store
from sessions.transfer.merge_folders import Comparison, compare, merge_new
from workshop.errors import Problem, Problems
from workshop.record.record import Record
from workshop.running.commands import BeginEngagement

_NEW: Final = "new"
_NEW_ITEM: Final = Item(Row(Content("A new engagement")), _NEW)


class ImportDone(NamedTuple):
    """What an import came to."""

    folder: Path
    """The engagement that it made or went into."""
    sentences: tuple[str, ...]
    """What is to be said about it."""


async def import_one(
    screen: WorkshopScreen[Any], say: Say, under_cursor: Path | None
) -> ImportDone | None:
    """Ask what to import and where to, and import it; none where nothing was imported."""
    dialog = ImportDialog(tuple(IMPORTS.values()), f"{own_home()}/")
    wanted = await screen.app.push_screen_wait(dialog)
    if wanted is None:
        return None
    home = screen.workshop.home
    act: Callable[[Choices], ImportDone] = partial(_make, wanted.row, home)
    choices, library = Choices(wanted.path, text=wanted.text), Library.at(home)
    if wanted.row.target is not Target.NEW_ENGAGEMENT:
        target = await _target(screen, wanted.row, under_cursor)
        if target is None:
            return None
        act = partial(_import, wanted.row, home, target)
        library = Library.at(home, target) if isinstance(target, Path) else library
    if wanted.row.name == "notes":
        looked = await looked_at(screen, Record(), choices, library)
        if looked is None:
            return None
        choices = looked
    say(f"Importing {wanted.path.name} …")

    async def imported(choices: Choices) -> ImportDone | None:
        failed = "Nothing was imported"
        return await tried(screen, lambda: act(choices), failed, but=(Problems,))

    return await whole_or_part(screen, choices, imported)


def _make(row: Import, home: Path, choices: Choices) -> ImportDone:
    """Make an engagement of a file."""
    done = row.make(choices, home)
    return ImportDone(done.folder, _sentences(f"{done.sentence}.", done.notes, done.left_out))


async def _target(
    screen: WorkshopScreen[Any], row: Import, under_cursor: Path | None
) -> Path | BeginEngagement | None:
    """Ask which engagement to import into: one that there is, or a new one."""
    known = places.recent(screen.workshop.home)
    chosen: str | None = _NEW
    if known:
        items = [*(_item(place, each) for place, each in enumerate(known)), _NEW_ITEM]
        folders = [each.folder for each in known]
        at = folders.index(under_cursor) if under_cursor in folders else 0
        pick = Pick(f"{row.title}: into which engagement?", items, "Take it", str(at))
        chosen = await screen.app.push_screen_wait(pick)
    if chosen is None:
        return None
    if chosen != _NEW:
        return known[int(chosen)].folder
    words = await screen.app.push_screen_wait(NewEngagement(home=str(screen.workshop.home)))
    if words is None:
        return None
    return BeginEngagement(name=words.name, purpose=words.purpose, facilitator=words.facilitator)


def _import(
    row: Import, home: Path, target: Path | BeginEngagement, choices: Choices
) -> ImportDone:
    """Import into an engagement, which is closed again when all of it is recorded."""
    if isinstance(target, Path):
        with _opened(target) as store:
            done = import_into(store, row, choices, Library.at(home, target))
    else:
        begin = partial(_begin, home)
        store, done = import_into_new(begin, target, row, choices, Library.at(home))
        store.close()
    sentences = _sentences(f"{done.change.sentence}.", done.notes, done.left_out)
    return ImportDone(store.folder, sentences)


def _opened(folder: Path) -> Store:
    """An engagement, open to be imported into.

    Raises:
        SessionsError: it cannot be written to now; the message says what to do.
    """
    try:
        return Store.open(folder)
    except (EngagementLocked, OpenElsewhere) as refusal:
        raise SessionsError(
            f"Nothing was imported: {folder.name} is {refusal}. Close it there, or open it here "
            "and import from its own screen."
        ) from refusal


def _begin(home: Path, command: BeginEngagement) -> Store:
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Store.begin(new_folder(home, command.name), command)


def _sentences(first: str, notes: Sequence[str], left_out: Sequence[Problem]) -> tuple[str, ...]:
    """What was done, what to know of it and what is missing."""
    return (first, *notes, *(f"Left out: {problem}" for problem in left_out))


def _item(place: int, known: places.Recent) -> Item:
    words = known.holds or str(known.folder)
    return Item(Row(Content.styled(known.name, "bold"), small=muted(words)), str(place))


async def merge_with(screen: WorkshopScreen[Any], say: Say, folder: Path) -> Path | None:
    """Ask for the other side, show what becomes of both, and make the merged engagement."""
    dialog = MergeDialog(folder.name, f"{folder.parent}/")
    other = await screen.app.push_screen_wait(dialog)
    if other is None:
        return None
    say(f"Comparing {folder.name} with {other.name} …")
    found = await tried(screen, lambda: compare(folder, other))
    if found is None or not await _agreed(screen, found):
        return None
    return await tried(screen, lambda: merge_new(found, screen.workshop.home))


async def _agreed(screen: WorkshopScreen[Any], found: Comparison) -> bool:
    """Show what merging comes to, and ask whether it shall be done."""
    settled = [settlement.sentence for settlement in found.joint.resolved]
    words = "\n".join(
        [
            found.in_common,
            *(f"{side.folder.name} has {side.summary}." for side in found.sides),
            *([f"\nDecided by rule:\n{_listed(screen, settled)}"] if settled else []),
            *(
                [f"\nThe later change stands:\n{_listed(screen, found.joint.clashes)}"]
                if found.joint.clashes
                else []
            ),
            *found.notes,
            "\nA new engagement is made of both; the two stay as they are.",
        ]
    )
    dialog = Confirm(f"Merge into a new {found.name}?", words, "Merge")
    return await screen.app.push_screen_wait(dialog) is True


def _listed(screen: WorkshopScreen[Any], sentences: Sequence[str]) -> str:
    """The first of some sentences, as many as the height of the screen has room for."""
    most = max(2, (screen.size.height - 18) // 4)
    shown = [f"· {sentence}" for sentence in sentences[:most]]
    if len(sentences) > most:
        shown.append(f"… and {len(sentences) - most} more; the command line lists all.")
    return "\n".join(shown)
