"""Where the overview stands on the screen: one list, or three where there is room for them."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message

from screens.base.background import LookUp
from screens.base.screen import WorkshopScreen
from screens.engagement.overview.parts import NEXT, Parts
from screens.widgets.ink import muted
from screens.widgets.row_list import Item, Row, RowList
from screens.widgets.row_words import note
from sessions.library.guides import Listed
from sessions.store.store import Store
from workshop.record.documents import Entry, Session
from workshop.record.record import Record

if TYPE_CHECKING:
    from screens.engagement.overview.picture import Picture

_AT_ONCE: Final = 400
"""Up to so many entries are looked through between two key presses; more in a thread."""

_PICTURE: Final = "screens.engagement.overview.picture"
"""Loaded in the thread at first: a fifth of a second, which the first paint would wait for."""

_ROOMY: Final = (100, 24)
"""From so many cells and lines on, what waits and who is heard stand beside each other."""


class FlowList(RowList):
    """A list in which the cursor goes on to the list before or behind it."""

    @dataclass
    class Left(Message):
        """The cursor goes out of a list at an end."""

        rows: FlowList
        by: int
        """1 below its last row, -1 above its first."""

    def action_cursor_down(self) -> None:
        """One row down, or on to the next list."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """One row up, or back to the list before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        ends = self.choices
        if not ends or self.highlighted == ends[-1 if by > 0 else 0]:
            self.post_message(self.Left(self, by))
        elif by > 0:
            super().action_cursor_down()
        else:
            super().action_cursor_up()

    @property
    def choices(self) -> list[int]:
        """The places of the rows that the cursor can stand on."""
        return [place for place, option in enumerate(self.options) if not option.disabled]

    def enter_from(self, by: int) -> None:
        """Take the cursor: at the top when it comes from above, else at the bottom."""
        self.highlighted = self.choices[0 if by > 0 else -1]
        self.scroll_to_highlight()
        self.focus()


class OverviewPane(Vertical):
    """The rows of the overview, laid out for the room that there is."""

    DEFAULT_CSS = """
    OverviewPane {
        width: 1fr;
        height: 1fr;
        padding: 0 1;
    }
    OverviewPane FlowList .option-list--option, OverviewPane .option-list--option {
        padding: 0 1;
    }
    OverviewPane #now {
        height: 1fr;
    }
    OverviewPane #beside {
        display: none;
        height: 1fr;
        border-top: solid $rule;
    }
    OverviewPane.-roomy #now {
        height: auto;
        max-height: 74%;
    }
    OverviewPane.-roomy #beside {
        display: block;
    }
    OverviewPane #waits {
        width: 1fr;
        margin-right: 2;
    }
    OverviewPane #heard {
        width: 1fr;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.picture: Picture | None = None
        """What is shown; none until it was worked out."""
        self._parts = Parts(())
        self._followed: Store | None = None
        self._guides: Mapping[str, Listed] = {}
        self._mark: object = None
        self._looking = LookUp(self, lambda: self._stands, self._work_out)
        self._in_hand = "#now"

    def compose(self) -> ComposeResult:
        """The list of what is now; below it, where there is room, the two others."""
        yield FlowList(id="now")
        with Horizontal(id="beside"):
            yield FlowList(id="waits")
            yield FlowList(id="heard")

    @property
    def in_hand(self) -> FlowList:
        """The list with the cursor."""
        return self.query_one(self._in_hand, FlowList)

    # What is shown

    def follow(self, store: Store, guides: Mapping[str, Listed]) -> None:
        """Show the overview of a record as it is now; worked out once for each state of it.

        Args:
            store: the engagement, as it is or as it was.
            guides: the guides at hand by their names; empty until they were read.
        """
        self._followed, self._guides = store, guides
        mark = (store.at, len(store.lines), store.moment().today)
        if mark != self._mark:
            self._mark = mark
            self._look_up(store.record)
        elif self.picture is not None:
            self._draw(self.picture)

    def _look_up(self, record: Record) -> None:
        """Work it out: a small record at once, a large one in a thread."""
        at_once = _PICTURE in sys.modules and not self._looking.busy
        if at_once and sum(1 for _ in record.all(Entry)) <= _AT_ONCE:
            self._take_picture(_pictured(record, self._today))
            return
        if self.picture is None:
            self._show(_known_at_once(record))
        self._looking.ask()

    async def _work_out(self) -> None:
        """Work it out in a thread."""
        record = self._store.record.copy()
        picture = await asyncio.to_thread(_pictured, record, self._today)
        if self._looking.holds:
            self._take_picture(picture)

    @property
    def _store(self) -> Store:
        assert self._followed is not None  # noqa: S101 - asked for only while one is followed
        return self._followed

    @property
    def _today(self) -> date:
        return self._store.moment().today

    @property
    def _stands(self) -> bool:
        """Whether the screen is still there, with its engagement."""
        return self.is_attached and self._on.stands

    @property
    def _on(self) -> WorkshopScreen[None]:
        return cast("WorkshopScreen[None]", self.screen)

    def _take_picture(self, picture: Picture) -> None:
        self.picture = picture
        self._draw(picture)

    def _draw(self, picture: Picture) -> None:
        from screens.engagement.overview.picture import Drawing  # noqa: PLC0415 - loaded by then

        keys = _shown_keys(self._on)
        drawing = Drawing(picture, self._guides, keys, writable=self._store.writable)
        self._show(drawing.parts())

    def _show(self, parts: Parts) -> None:
        """Show other rows; the cursor stays on its row, and begins on what comes next."""
        self._parts = parts
        self._fill()

    def _fill(self) -> None:
        parts, roomy = self._parts, self.has_class("-roomy")
        now, waits, heard = self._lists
        chosen, first = self.in_hand.chosen, now.chosen is None
        now.fill((*parts.now, *parts.steps) if roomy else parts.in_one)
        waits.fill(_from_the_top((*parts.waits, *parts.others)) if roomy else ())
        heard.fill(_from_the_top(parts.heard) if roomy else ())
        if first:
            now.go_to(NEXT)
            # What is due stands above it, and is seen too.
            self.call_after_refresh(now.scroll_home, animate=False)
        elif chosen is not None:
            self._go_to(chosen)

    @property
    def _lists(self) -> tuple[FlowList, FlowList, FlowList]:
        now, waits, heard = self.query(FlowList)
        return now, waits, heard

    def _go_to(self, row_id: str) -> None:
        """Put the cursor on a row, in whichever list it stands now."""
        for rows in self._lists:
            if any(option.id == row_id for option in rows.options):
                rows.go_to(row_id)
                self._take(rows)
                return
        self._take(self._lists[0])

    # The cursor

    def _take(self, rows: FlowList) -> None:
        """Have the cursor in a list; with the focus where the overview has that."""
        had = self.in_hand.has_focus
        self._in_hand = f"#{rows.id}"
        if had:
            rows.focus()

    def on_resize(self, event: Resize) -> None:
        """Lay the rows out anew where there is room for three lists, or no more."""
        width, height = _ROOMY
        roomy = event.size.width >= width and event.size.height >= height
        if roomy != self.has_class("-roomy"):
            self.set_class(roomy, "-roomy")
            self._fill()

    @on(FlowList.Left)
    def go_to_the_next_list(self, event: FlowList.Left) -> None:
        """Go on where the next list has something to stand on; round at the ends."""
        event.stop()
        with_rows = [rows for rows in self._lists if rows.choices]
        if event.rows not in with_rows:
            return
        place = (with_rows.index(event.rows) + event.by) % len(with_rows)
        self._in_hand = f"#{with_rows[place].id}"
        with_rows[place].enter_from(event.by)

    def on_descendant_focus(self) -> None:
        """A list was clicked into, or reached by Tab."""
        for rows in self._lists:
            if rows.has_focus:
                self._in_hand = f"#{rows.id}"
                if rows.highlighted is None and rows.choices:
                    rows.highlighted = rows.choices[0]


def _from_the_top(items: tuple[Item, ...]) -> Iterator[Item]:
    """Rows that begin a list: no empty line above the first of them."""
    for place, item in enumerate(items):
        yield item if place else item._replace(row=replace(item.row, above=0))


def _pictured(record: Record, today: date) -> Picture:
    from screens.engagement.overview.picture import picture_of  # noqa: PLC0415 - 190 ms, in a thread

    return picture_of(record, today)


def _known_at_once(record: Record) -> Parts:
    """What can be said before the record was looked through: the session that goes on."""
    looking = note("Looking up what comes next …")
    for session in record.sessions():
        if not session.closed and session.part_of is None:
            lead = Content.styled("Next", "bold $accent")
            text = Content.styled(f"Go on with {session.title}", "bold")
            small = muted("It was begun and is not closed.")
            return Parts((Item(Row(text, lead, small=small, indent=7), NEXT, session), looking))
    return Parts((looking,))


def _shown_keys(screen: WorkshopScreen[None]) -> Mapping[str, str]:
    """By the ids of the commands of a screen how their keys are written, also one's own."""
    commands = map(screen.workshop.with_own_key, screen.COMMANDS_HERE)
    return {each.id: each.shown_key or each.key.partition(",")[0] for each in commands}


def session_meant(record: Record, subject: object) -> object:
    """What a row stands for; the session itself where it says that one goes on."""
    if isinstance(subject, Entry):
        return subject
    session = record.find(Session, getattr(subject, "session_id", "") or "")
    return session or subject
