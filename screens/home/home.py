"""The first screen: engagements to go on with, a new one, and the sample.

Nothing that reads an engagement is loaded before something is opened: the first paint is what
everybody waits for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from screens.base.commands import UserCommand, bindings
from screens.base.navigation import OpenEngagement
from screens.base.screen import WorkshopScreen
from screens.home.commands import BEGINNINGS, HOME_COMMANDS
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import Item, Row, RowList
from sessions.clock import in_local_zone
from sessions.library import places
from sessions.library.file_names import new_folder
from sessions.library.sync_folders import where_synced
from workshop.times import short_day, time

if TYPE_CHECKING:
    from screens.home.opening import Opened
    from sessions.store.unfinished_run import UnfinishedRun

_KEY: Final = "bold $footer-key-foreground"


class HomeScreen(WorkshopScreen[None]):
    """Recent engagements, and how to begin."""

    TITLE_WORDS = "Home"
    ABOUT = (
        "The engagements on this machine, the one that was open last on top. "
        "An engagement is the work for one organisation and is one folder."
    )
    COMMANDS_HERE = HOME_COMMANDS
    BINDINGS: ClassVar = [
        *bindings(COMMANDS_HERE),
        *((str(number), f"recent({number})") for number in range(1, 10)),
    ]

    def __init__(
        self,
        first_folder: Path | None = None,
        first_session: str = "",
        unclosed: UnfinishedRun | None = None,
    ) -> None:
        super().__init__()
        self._first_folder = first_folder
        self._first_session = first_session
        self._unclosed = unclosed
        self._synced = ""

    def compose(self) -> ComposeResult:
        """A title, the list, the place where all is kept."""
        with Vertical(id="page"):
            yield Static(self._title(), id="title")
            yield RowList(id="engagements")
            yield Static("", id="place", markup=False)
        yield KeyLine()

    @staticmethod
    def _title() -> Content:
        """The name of the program and what it is for."""
        return Content.assemble(
            ("Workshop", "bold $accent"),
            ("   interviews and workshops, from the first word to the summary", "$ink-muted"),
        )

    def on_mount(self) -> None:
        """Open what was asked for; what there is is shown once the screen is in front."""
        self.call_after_refresh(self._look_around)  # its thread would begin before the first paint
        if self._first_folder is not None:
            folder, self._first_folder = self._first_folder, None
            self.open_folder(folder)

    def on_screen_resume(self) -> None:
        """Show the list as it is now: at first, and after an engagement was closed."""
        self._fill()

    def _fill(self) -> None:
        """Show the engagements, the newest first, and the ways to begin."""
        recent = places.recent(self.workshop.home)
        rows = self.query_one("#engagements", RowList)
        beginnings = _beginnings(self.workshop.with_own_key, first=not recent)
        rows.fill([*_engagements(recent), *beginnings])
        self._count([entry for entry in recent if entry.stale])
        place = "" if self._synced else " on this machine,"
        self.say(f"Kept{place} in {self.workshop.home}\n{self._synced}".rstrip())
        if recent:
            self._look_for_unclosed(recent[0].folder, recent[0].name)

    @work
    async def _look_around(self) -> None:
        """Find out, in a thread, whether a sync client copies the place of the engagements."""
        if place := await asyncio.to_thread(where_synced, self.workshop.home):
            self._synced = place.sentence
            self._fill()

    @work(exclusive=True, group="counting")
    async def _count(self, stale: list[places.Recent]) -> None:
        """Count, in a thread, what is in folders that something was recorded in since.

        Not while one is opened or made: what is read anew is read one at a time.
        """
        for entry in stale:
            opening = (worker for worker in self.workers if worker.group == "opening")
            if not self.is_current or any(worker.is_running for worker in opening):
                return
            told = await asyncio.to_thread(_counted, self.workshop.home, entry)
            if self.stands:
                self.query_one("#engagements", RowList).put(_engagement(told))

    @work(exclusive=True, group="looking")
    async def _look_for_unclosed(self, folder: Path, name: str) -> None:
        """Say so where the last run was cut off; another window that is open is none."""
        try:
            if not any((folder / left).exists() for left in (".lock-owner.json", ".draft.json")):
                return
        except OSError:
            return  # it cannot be entered, which its row says
        if await asyncio.to_thread(_cut_off, folder) and self.is_current:
            self.say(f"{name} was cut off. Opened, it offers to go on where it was.")

    def say(self, sentence: str) -> None:
        """Put a sentence at the foot of the page."""
        self.query_one("#place", Static).update(sentence)

    @on(OptionList.OptionSelected, "#engagements")
    async def row_clicked(self) -> None:
        """A click does what Enter does."""
        await self.action_open()

    @property
    def _subject(self) -> object:
        """What the row under the cursor stands for."""
        return self.query_one("#engagements", RowList).subject

    async def action_open(self) -> None:
        """Open the engagement under the cursor, or begin in one of the other ways."""
        match self._subject:
            case places.Recent(folder=folder):
                self.open_folder(folder)
            case UserCommand(action=action):
                await self.run_action(action)

    def action_recent(self, number: int) -> None:
        """Open one of the engagements by its number."""
        for entry in places.recent(self.workshop.home):
            if entry.number == number:
                self.open_folder(entry.folder)

    @work(exclusive=True, group="opening")
    async def action_new(self) -> None:
        """Ask what the engagement is called, make its folder and open it."""
        from screens.dialogs.engagement_words import NewEngagement  # noqa: PLC0415 - 5 ms, with all dialogs

        words = await self.app.push_screen_wait(
            NewEngagement(home=str(self.workshop.home), synced=self._synced)
        )
        if words is None:
            return
        from screens.home import opening  # noqa: PLC0415 - 40 ms, the store

        folder = new_folder(self.workshop.home, words.name)
        self._show(await opening.begin(self, self.say, folder, words))

    @work(exclusive=True, group="opening")
    async def action_folder(self) -> None:
        """Ask for a folder and open it."""
        from screens.home.open_folder_dialog import OpenFolder  # noqa: PLC0415 - 5 ms, with all dialogs

        folder = await self.app.push_screen_wait(OpenFolder(self.workshop.home))
        if folder is not None:
            await self._open(folder)

    @work(exclusive=True, group="opening")
    async def action_import(self) -> None:
        """Ask what to import, and open what became of it."""
        from screens.home import import_merge  # noqa: PLC0415 - 60 ms, with the store

        done = await import_merge.import_one(self, self.say, self._under_cursor())
        if done is None:
            self._fill()
            return
        await self._open(done.folder, done.sentences[:10])

    @work(exclusive=True, group="opening")
    async def action_verify(self) -> None:
        """Ask for a document and compare it with its record."""
        from screens.verifying.verify_actions import verify_file  # noqa: PLC0415 - 60 ms, seldom needed

        await verify_file(self, key="v")

    def _under_cursor(self) -> Path | None:
        """The engagement under the cursor."""
        chosen = self._subject
        return chosen.folder if isinstance(chosen, places.Recent) else None

    @work(exclusive=True, group="opening")
    async def action_merge(self) -> None:
        """Merge the engagement under the cursor with another one, and open the new one."""
        from screens.home import import_merge  # noqa: PLC0415 - 60 ms, with the store

        folder = self._under_cursor()
        if folder is None:
            self.tell("Move to an engagement first; it is merged with another one.")
            return
        if merged := await import_merge.merge_with(self, self.say, folder):
            await self._open(merged)
        else:
            self._fill()

    @work(exclusive=True, group="opening")
    async def action_sample(self) -> None:
        """Open the sample, which is made the first time."""
        from screens.home import opening  # noqa: PLC0415 - 40 ms, the store

        self._show(await opening.sample(self, self.say, self.workshop.home))

    @work(exclusive=True, group="opening")
    async def open_folder(self, folder: Path) -> None:
        """Open the engagement of a folder."""
        await self._open(folder)

    async def _open(self, folder: Path, said: Sequence[str] = ()) -> None:
        """Open a folder and show it, with what was done to it just now."""
        from screens.home import opening  # noqa: PLC0415 - 40 ms, the store

        self._show(await opening.open_folder(self, self.say, folder), said)

    def _show(self, opened: Opened | None, said: Sequence[str] = ()) -> None:
        """Go to the engagement that was opened, if one was."""
        if opened is None:
            self._fill()
            return
        self.workshop.opened.take(opened.store)
        first, self._first_session = self._first_session, ""
        unclosed, self._unclosed = opened.store.unfinished_run or self._unclosed, None
        self.open(OpenEngagement((*said, *opened.sentences), first, unclosed))


def _cut_off(folder: Path) -> bool:
    """Whether the last run on an engagement did not end by itself."""
    from sessions.store.from_outside import stopped_inside  # noqa: PLC0415 - 40 ms, where a trace was left

    return stopped_inside(folder)


def _counted(home: Path, entry: places.Recent) -> places.Recent:
    """An engagement with what is in its folder now."""
    from sessions.store.from_outside import counted  # noqa: PLC0415 - 40 ms, the store

    return counted(home, entry)


def _engagements(recent: list[places.Recent]) -> Iterator[Item]:
    """The rows of the engagements."""
    if recent:
        yield Item(Row(Content.styled("Go on with", "$ink-muted")))
    yield from map(_engagement, recent)


def _engagement(entry: places.Recent) -> Item:
    """The row of an engagement; what it holds is told once it was counted."""
    unclosed = entry.holds == places.UNCLOSED
    holds = "counting …" if entry.stale and entry.holds and not unclosed else entry.holds
    row = Row(
        Content.styled(entry.name, "bold"),
        right=Content.styled(_when(entry.opened), "$ink-muted"),
        small=Content.styled(holds or str(entry.folder), "$ink-muted"),
        lead=Content.styled(str(entry.number or ""), _KEY),
        indent=4,
    )
    return Item(row, f"recent-{entry.folder}", entry)


def _beginnings(
    with_own_key: Callable[[UserCommand], UserCommand], *, first: bool
) -> Iterator[Item]:
    """The rows of the ways to begin; for a newcomer, with a word before them."""
    words = "Nothing here yet. Press a key, or move and press Enter:" if first else "Begin"
    yield Item(Row(Content.styled(words, "$ink-muted"), above=0 if first else 1))
    for command, title, meaning in BEGINNINGS:
        row = Row(
            Content.styled(title, "bold"),
            lead=Content.styled(with_own_key(command).key, _KEY),
            small=Content.styled(meaning, "$ink-muted"),
            indent=4,
        )
        yield Item(row, command.id, command)


def _when(opened: str) -> str:
    """When an engagement was open last: a time for today, else a date."""
    try:
        then = in_local_zone(datetime.fromisoformat(opened))
    except ValueError:
        return ""
    now = datetime.now().astimezone()
    days = (now.date() - then.date()).days
    if days < 2:
        return f"{'yesterday' if days else 'today'} {time(then)}"
    return short_day(then).removesuffix(f" {now.year}")
