"""Importing and merging engagements from the home screen, in threads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from screens.base.background import Say, tried
from screens.base.screen import WorkshopScreen
from screens.dialogs.confirm import Confirm
from screens.home.import_merge_dialogs import ImportDialog, MergeDialog
from sessions.transfer.import_engagement import Imported, import_engagement
from sessions.transfer.merge_folders import Comparison, compare, merge_new
from workshop.errors import Problems
from workshop.text import plural


async def import_one(screen: WorkshopScreen[Any], say: Say) -> Imported | None:
    """Ask what to import, and import it; where not all is right, ask whether a part will do."""
    source = await screen.app.push_screen_wait(ImportDialog(f"{Path.home()}/"))
    if source is None:
        return None
    home = screen.workshop.home
    say(f"Importing {source.name} …")
    try:
        return await tried(screen, lambda: import_engagement(source, home), but=(Problems,))
    except Problems as problems:
        if not await _part_will_do(screen, problems):
            return None
    try:
        return await tried(
            screen, lambda: import_engagement(source, home, partial=True), but=(Problems,)
        )
    except Problems:
        screen.warn(f"Nothing in {source.name} can be taken.")
        return None


async def _part_will_do(screen: WorkshopScreen[Any], problems: Problems) -> bool:
    """Show what is wrong, and ask whether to take the rest."""
    told = _listed(screen, [str(problem) for problem in problems.problems])
    words = f"{problems.source} has {plural(len(problems.problems), 'problem')}:\n\n{told}"
    dialog = Confirm("Take only what is right?", words, "Take what is right")
    return await screen.app.push_screen_wait(dialog) is True


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


def _listed(screen: WorkshopScreen[Any], sentences: Sequence[str]) -> str:
    """The first of some sentences, as many as the height of the screen has room for."""
    most = max(2, (screen.size.height - 18) // 4)
    shown = [f"· {sentence}" for sentence in sentences[:most]]
    if len(sentences) > most:
        shown.append(f"… and {len(sentences) - most} more; the command line lists all.")
    return "\n".join(shown)
