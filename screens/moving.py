"""Moving house from the screens: import, the zip of an engagement, merging; in threads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from screens.dialogs.confirm import Confirm
from screens.dialogs.moving import ImportDialog, MergeDialog, ZipDialog
from screens.exporting import may_write
from sessions.archive import export, file_name
from sessions.errors import SessionsError, cause_of
from sessions.imports.engagement import Imported, import_engagement
from sessions.merging import Comparison, compare, merge_new
from workshop.errors import Problems, WorkshopError
from workshop.text import plural

if TYPE_CHECKING:
    from screens.home import HomeScreen
    from screens.record_screen import RecordScreen
    from screens.screen import WorkshopScreen

R = TypeVar("R")


async def import_one(screen: HomeScreen) -> Imported | None:
    """Ask what to import, and import it; where not all is right, ask whether a part will do."""
    source = await screen.app.push_screen_wait(ImportDialog(f"{Path.home()}/"))
    if source is None:
        return None
    home = screen.workshop.home
    screen.say(f"Importing {source.name} …")
    try:
        return await _tried(screen, lambda: import_engagement(source, home))
    except Problems as problems:
        if not await _part_will_do(screen, problems):
            return None
    try:
        return await _tried(screen, lambda: import_engagement(source, home, partial=True))
    except Problems:
        screen.warn(f"Nothing in {source.name} can be taken.")
        return None


async def _part_will_do(screen: HomeScreen, problems: Problems) -> bool:
    """Show what is wrong, and ask whether to take the rest."""
    told = _listed(screen, [str(problem) for problem in problems.problems])
    words = f"{problems.source} has {plural(len(problems.problems), 'problem')}:\n\n{told}"
    dialog = Confirm("Take only what is right?", words, "Take what is right")
    return await screen.app.push_screen_wait(dialog) is True


async def write_zip(screen: RecordScreen[Any]) -> None:
    """Ask where to write the zip of the open engagement, and write it."""
    folder, name = screen.store.folder, screen.store.record.engagement.name
    target = await screen.app.push_screen_wait(ZipDialog(Path.home() / file_name(name)))
    if target is None:
        return
    path = target / file_name(name) if target.is_dir() else target
    if not await may_write(screen, path):
        return
    written = await _tried(screen, lambda: export(folder, path, force=True))
    if written:
        screen.notify(f"Written: {written.path} ({written.sentence})", markup=False, timeout=12)


async def merge_with(screen: HomeScreen, folder: Path) -> Path | None:
    """Ask for the other side, show what becomes of both, and make the merged engagement."""
    dialog = MergeDialog(folder.name, f"{folder.parent}/")
    other = await screen.app.push_screen_wait(dialog)
    if other is None:
        return None
    try:
        screen.say(f"Comparing {folder.name} with {other.name} …")
        found = await _tried(screen, lambda: compare(folder, other))
        if found is None or not await _agreed(screen, found):
            return None
        return await _tried(screen, lambda: merge_new(found, screen.workshop.home))
    except Problems as problems:
        screen.warn(str(problems))
        return None


async def _agreed(screen: HomeScreen, found: Comparison) -> bool:
    """Show what merging comes to, and ask whether it shall be done."""
    settled = [settlement.sentence for settlement in found.joint.settled]
    words = "\n".join(
        [
            f"Both have {plural(found.common, 'record')} in common."
            if found.common
            else "They have no record in common: two engagements become one.",
            *(f"{side.folder.name} has {side.told}." for side in found.sides),
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


def _listed(screen: HomeScreen, sentences: Sequence[str]) -> str:
    """The first of some sentences, as many as the height of the screen has room for."""
    most = max(2, (screen.size.height - 18) // 4)
    shown = [f"· {sentence}" for sentence in sentences[:most]]
    if len(sentences) > most:
        shown.append(f"… and {len(sentences) - most} more; the command line lists all.")
    return "\n".join(shown)


async def _tried(screen: WorkshopScreen[Any], act: Callable[[], R]) -> R | None:
    """Do something in a thread; whatever the disk or the rules refuse becomes a sentence.

    Raises:
        Problems: something brought from elsewhere is not as it should be.
    """
    try:
        return await asyncio.to_thread(act)
    except Problems:
        raise
    except (SessionsError, WorkshopError) as problem:
        screen.warn(str(problem))
    except OSError as problem:
        screen.warn(f"Nothing was made: {cause_of(problem)}")
    return None
