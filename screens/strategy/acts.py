"""What keys on the screen of the strategy ask."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any, Final

from textual.content import Content

from screens.base.navigation import OpenSession
from screens.base.record_screen import RecordScreen
from screens.dialogs.acting import perform_and_tell, refusal_of
from screens.dialogs.pick import Pick
from screens.engagement.people_actions import library, start_session
from screens.export.letters import write_letters
from screens.strategy.boards_pane import BoardsPane
from screens.strategy.dialogs.scoring_dialog import ScoringDialog
from screens.strategy.dialogs.shortlist_dialog import ShortlistDialog
from screens.strategy.elements_pane import ElementsPane
from screens.strategy.listed_strategies import StrategyLine
from screens.strategy.map_pane import MapPane
from screens.strategy.picture import Picture, departments_told
from screens.strategy.strategies_pane import StrategiesPane
from screens.widgets.ink import muted
from screens.widgets.row_list import Item, Row
from workshop.ballots.subjects import find_row
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.registers.kinds.strategy.goals import GOALS
from workshop.running.needs.commands import MakeRows
from workshop.running.strategy.commands import ScoreStrategies
from workshop.running.strategy.shortlisting import shortlisted_or_not
from workshop.strategy.attractive import scoring_of
from workshop.strategy.element_parts import FACTORS, REGISTERS_OF, Part
from workshop.strategy.elements import ElementOf, ElementRow
from workshop.strategy.map import Node

_NOBODY_TOLD: Final = (
    "No department is told of a change yet: enter notices in the register of that name."
)
_ALL: Final = "all"
"""What is picked for all departments: an id is longer."""


async def hold_session(screen: RecordScreen[Any], guide: str) -> None:
    """Start a session by a guide, and go to it."""
    if not screen.store.writable:
        screen.say_read_only()
        return
    guides = library(screen.workshop.home, screen.store.folder)
    await asyncio.to_thread(guides.listing)
    if session_id := await start_session(screen, guides, [], guide):
        screen.open(OpenSession(session_id))


def make_row(screen: RecordScreen[Any], register: str, about_id: str) -> None:
    """Make a row of a register of what is in front."""
    if not about_id:
        screen.warn("Put the cursor on a row first.")
        return
    perform_and_tell(screen, MakeRows(register=register, of=(about_id,)))


def shortlist(screen: RecordScreen[Any], line: StrategyLine | None) -> None:
    """Shortlist a strategy as decided, or no longer; the others stay as they are."""
    if line is None:
        screen.warn("Put the cursor on a strategy first.")
        return
    perform_and_tell(screen, shortlisted_or_not(screen.store.record, line.row.id))


async def shortlist_best(screen: RecordScreen[Any], picture: Picture | None) -> None:
    """Ask how many of the most attractive strategies come in, and shortlist these."""
    if picture is None:
        return
    rated = [line for line in picture.strategies.lines if line.value is not None]
    order = [f"{line.value:>5.2f}  {line.row.code:<5} {line.row.subject}" for line in rated]
    count = picture.strategies.shortlisted
    dialog = ShortlistDialog(order, count, lambda command: refusal_of(screen.store, command))
    wanted = await screen.app.push_screen_wait(dialog)
    perform_and_tell(screen, wanted)


async def score(screen: RecordScreen[Any]) -> None:
    """Open the grid in which strategies are scored by factors."""
    scoring = scoring_of(screen.store.record)
    if not scoring.strategies or not scoring.factors:
        screen.warn("There is no strategy that cites a factor yet: t opens their table.")
        return

    def put(command: ScoreStrategies) -> bool:
        return screen.perform(command) is not None

    await screen.app.push_screen_wait(ScoringDialog(lambda: screen.store.record, put))


async def pick_register(screen: RecordScreen[Any], pane: object) -> str:
    """The register of the row in front; of an element that has several, one that is picked.

    Args:
        screen: where it is asked for.
        pane: the view in front.
    """
    record = screen.store.record
    names = tuple(_registers(record, pane))
    if not names:
        screen.warn("Factors stand in no table: they are made of what is said in sessions.")
        return ""
    if len(names) == 1:
        return names[0]
    rows = [
        Item(
            Row(Content(REGISTERS[name].title), right=muted(f"{len(record.rows(name)):,}")),
            name,
        )
        for name in names
    ]
    return await screen.app.push_screen_wait(Pick("Which table?", rows, "Open it")) or ""


def _registers(record: Record, pane: object) -> Iterator[str]:
    """The registers that are meant: of a row its own, of an element or a part all of its own."""
    match pane:
        case StrategiesPane():
            yield STRATEGIES
        case MapPane(node=None):
            yield GOALS
        case MapPane(node=Node() as node):
            yield node.row.TABLE
        case BoardsPane(front_id=str() as here):
            if row := find_row(record, here):
                yield row.TABLE
        case ElementsPane(row=ElementRow() as row):
            yield from [] if row.kind == FACTORS else [row.kind]
        case ElementsPane(on_elements=False, part=Part() as part):
            yield from (name for name in part.registers if name in REGISTERS)
        case ElementsPane(element=ElementOf() as element):
            yield from REGISTERS_OF[element.element]


async def pick_department(screen: RecordScreen[Any], picture: Picture, chosen: str) -> str | None:
    """The department whose part of the map is shown: empty for all, none where it is left."""
    if not picture.departments:
        screen.warn("Nothing on the map belongs to a department: owners of goals have none.")
        return None
    rows = [Item(Row(Content("all of them: the whole map")), _ALL)]
    rows += [Item(Row(Content(name)), each) for each, name in picture.departments.items()]
    asked = Pick("Whose part of the map?", rows, "Show it", chosen or _ALL)
    found = await screen.app.push_screen_wait(asked)
    return "" if found == _ALL else found


async def write_notices(screen: RecordScreen[Any]) -> None:
    """Write the letters to all departments that are told of a change."""
    names = await asyncio.to_thread(departments_told, screen.store.record.copy())
    await write_letters(screen, "notices", names, _NOBODY_TOLD)
