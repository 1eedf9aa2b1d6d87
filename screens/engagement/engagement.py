"""The engagement: its sessions, people, guides and history, and the ways on from here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList, Static

from screens.base.commands import Needs, UserCommand, bindings
from screens.base.navigation import (
    OpenDamage,
    OpenEngagement,
    OpenHistory,
    OpenSession,
    OpenSummary,
)
from screens.base.recent import remember
from screens.base.record_screen import HISTORY_COMMAND, UNDO_COMMANDS, RecordScreen
from screens.engagement import people_actions as guests
from screens.engagement import resume as returning
from screens.engagement import rows
from screens.engagement.tally import tally
from screens.widgets.heading import Heading
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import Item, RowList
from screens.widgets.row_words import note
from screens.widgets.sections import Sections
from screens.widgets.session_rows import session_rows
from workshop.record.documents import Department, Entry, Person, Session

if TYPE_CHECKING:
    from sessions.library.guides import Library
    from sessions.store.drafts import Place
    from sessions.store.unfinished_run import UnfinishedRun

SESSIONS, PEOPLE, GUIDES, HISTORY, FIND = range(5)
"""The sections in their order."""


class EngagementScreen(RecordScreen[None]):
    """What an engagement holds."""

    TITLE_WORDS = "Engagement"
    ABOUT = (
        "The work for one organisation: the sessions that were held, the people and departments, "
        "the guides to start from, everything that was done, and a search of what was said."
    )
    COMMANDS_HERE = (
        UserCommand(
            "engagement.open",
            "enter",
            "Open",
            "Opens what is under the cursor: goes on with a session, edits a person, starts a "
            "session from a guide, shows an entry where it was said.",
            "open",
            shown_key="⏎",
        ),
        UserCommand(
            "engagement.start",
            "n",
            "Start",
            "Starts an interview or a workshop from a guide.",
            "start",
            needs=Needs.WRITABLE,
        ),
        UserCommand(
            "engagement.summary",
            "s",
            "Summary",
            "Shows the SWOT picture, the scan and the position, with the evidence.",
            "summary",
        ),
        UserCommand(
            "engagement.export",
            "x",
            "Export",
            "Writes a summary to a file that can be sent.",
            "export",
        ),
        UserCommand(
            "engagement.zip",
            "z",
            "Export as one zip",
            "Writes the whole engagement to one zip with checksums, to keep or to move.",
            "zip",
            footer=False,
        ),
        UserCommand(
            "engagement.import",
            "I",
            "Import",
            "Brings in a file: notes become a session of this engagement.",
            "import",
            footer=False,
            shown_key="Shift+I",
            needs=Needs.WRITABLE,
        ),
        UserCommand(
            "engagement.find", "f", "Find", "Finds entries by the words in them.", "section(4)"
        ),
        UserCommand(
            "engagement.person",
            "a",
            "Add person",
            "Adds somebody who takes part.",
            "add_person",
            footer=False,
            needs=Needs.WRITABLE,
        ),
        UserCommand(
            "engagement.department",
            "d",
            "Add department",
            "Adds a department, or a group that speaks as one.",
            "add_department",
            footer=False,
            needs=Needs.WRITABLE,
        ),
        UserCommand(
            "engagement.erase",
            "",
            "Erase a person",
            "Takes a person out of the record and its past, for good: name, words and votes. "
            "Says first what goes, and asks for the name.",
            "erase",
            footer=False,
            needs=Needs.WRITABLE,
        ),
        UserCommand(
            "engagement.words",
            "i",
            "Name and purpose",
            "Changes what the engagement is called, what it is for and who leads it.",
            "words",
            footer=False,
            needs=Needs.WRITABLE,
        ),
        UserCommand(
            "engagement.damage",
            "exclamation_mark",
            "Damage",
            "Shows what was found in the files that is not as it was written, whether it is safe "
            "and what to do.",
            "damage",
            footer=False,
            shown_key="!",
        ),
        *(
            UserCommand(
                f"engagement.section{place + 1}",
                str(place + 1),
                title,
                f"Shows {what}.",
                f"section({place})",
                footer=False,
            )
            for place, (title, what) in enumerate(
                (
                    ("Sessions", "the sessions, the latest first"),
                    ("People", "the departments and their people"),
                    ("Guides", "the guides that sessions start from"),
                    ("History", "what was done last, as sentences"),
                    ("Find", "the entries that hold the words you type"),
                )
            )
        ),
        HISTORY_COMMAND,
        *UNDO_COMMANDS,
        UserCommand(
            "engagement.back",
            "escape",
            "Close",
            "Closes the engagement and goes back to the home screen.",
            "back",
        ),
    )
    BINDINGS: ClassVar = [
        *bindings(COMMANDS_HERE),
        ("left", "step_section(-1)"),
        ("right", "step_section(1)"),
    ]
    CSS_PATH = "engagement.tcss"

    def __init__(
        self,
        sentences: tuple[str, ...] = (),
        first_session: str = "",
        unclosed: UnfinishedRun | None = None,
    ) -> None:
        super().__init__()
        self._sentences = sentences
        self._first_session = first_session
        self._unclosed = unclosed
        self._library: Library | None = None
        self._guides: list[Item] = []
        self._section = SESSIONS

    def compose(self) -> ComposeResult:
        """Heading, notices, sections, the list, what was found so far."""
        yield Heading()
        yield Static("\n".join(self._sentences), id="notices", markup=False)
        yield Sections(id="sections")
        with Horizontal(id="body"):
            with Vertical(id="main"):
                yield Input(id="words", compact=True, placeholder="words to find")
                yield RowList(id="rows")
            yield Static("", id="so-far", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the sessions; follow the other window where this one only reads."""
        self.query_one("#notices").display = bool(self._sentences)
        self._remember()
        self._read_guides()
        self._show_section(SESSIONS)
        self.query_one("#rows").focus()
        self._go_on()

    @work(group="going-on")
    async def _go_on(self) -> None:
        """Tell of a run that was cut off; go to where it was, or to what was asked for."""
        place = await returning.place_to_return_to(self, self._unclosed)
        if place is not None:
            self._go_to_session(place.session_id, place)
        elif self._first_session and self.store.record.find(Session, self._first_session):
            self._go_to_session(self._first_session)

    def _remember(self) -> None:
        """Keep the engagement in the list of recent ones."""
        if not self.store.at:
            remember(self.workshop.home, self.store)

    @work(group="opening")
    async def _read_guides(self) -> None:
        """Read the guides in a thread, for the list and its count."""
        library = guests.library(self.workshop.home, self.store.folder)
        listing = await asyncio.to_thread(library.listing)
        if self.stands:
            self._library, self._guides = library, list(rows.guide_rows(listing))
            self.show_record()

    def show_record(self) -> None:
        """Show the engagement as it is now."""
        record = self.store.record
        words = record.engagement
        self.query_one(Heading).show(words.name, words.purpose, self.state_words())
        counts = (
            sum(1 for _ in record.all(Session)),
            sum(1 for _ in record.all(Person)),
            len(self._guides),
        )
        titles = ["Sessions", "People", "Guides", "History", "Find"]
        shown = [f"{count:,}" if count else "" for count in counts] + ["", ""]
        self.query_one(Sections).titles = tuple(zip(titles, shown, strict=True))
        if not self.has_class("-narrow"):
            self.query_one("#so-far", Static).update(tally(record))
        self._fill()

    def _fill(self) -> None:
        self.query_one("#rows", RowList).fill(self._items()[self._section]())

    def _items(self) -> dict[int, Callable[[], Iterable[Item]]]:
        """What gives the rows of each section."""
        record = self.store.record
        return {
            SESSIONS: lambda: session_rows(record),
            PEOPLE: lambda: rows.people_rows(record),
            GUIDES: lambda: self._guides or [note("Reading the guides …")],
            HISTORY: lambda: rows.history_rows(self.store.history.changes),
            FIND: self._found,
        }

    def _found(self) -> Iterable[Item]:
        """The entries that hold the words."""
        words = self.query_one("#words", Input).value
        found = self.store.find_entries(words) if words.strip() else []
        return rows.found_rows(self.store.record, words, found)

    def _show_section(self, section: int) -> None:
        """Show one section."""
        self._section = section
        self.query_one(Sections).here = section
        words = self.query_one("#words", Input)
        words.display = section == FIND
        self.show_record()
        (words if section == FIND else self.query_one("#rows")).focus()

    def action_section(self, section: int | str) -> None:
        """Show a section by its number; what was to be told has been read by then."""
        self.query_one("#notices").display = False
        self._show_section(int(section))

    def action_step_section(self, by: int) -> None:
        """Show the section beside."""
        self._show_section((self._section + by) % 5)

    @on(Sections.Chosen)
    def section_clicked(self, event: Sections.Chosen) -> None:
        """Show the section that was clicked on."""
        self._show_section(event.place)

    @on(Input.Changed, "#words")
    def words_changed(self) -> None:
        """Search as one types."""
        if self._section == FIND:
            self._fill()

    @on(Input.Submitted, "#words")
    def to_the_rows(self) -> None:
        """Enter goes down to what was found."""
        self.query_one("#rows").focus()

    @on(OptionList.OptionSelected, "#rows")
    def row_clicked(self) -> None:
        """A click does what Enter does."""
        self.action_open()

    def action_open(self) -> None:
        """Do what the row under the cursor stands for."""
        chosen = self.query_one("#rows", RowList).chosen or ""
        record = self.store.record
        kind, _, rest = chosen.partition(":")
        if kind == "guide":
            self._start(rest)
        elif kind == "line":
            self.action_history()
        elif kind == "entry" and (entry := record.find(Entry, rest)):
            self._go_to_session(entry.session_id)
        elif record.find(Session, chosen):
            self._go_to_session(chosen)
        elif person := record.find(Person, chosen):
            self._edit_person(person)
        elif department := record.find(Department, chosen):
            self._rename(department)

    def _go_to_session(self, session_id: str, place: Place | None = None) -> None:
        """Show a session, at a place in it."""
        self.open(OpenSession(session_id, place))

    def action_start(self) -> None:
        """Start a session: with the guide under the cursor, or one to be picked."""
        chosen = self.query_one("#rows", RowList).chosen or ""
        picked = chosen.removeprefix("guide:") if chosen.startswith("guide:") else ""
        self._start(picked)

    @work(exclusive=True)
    async def _start(self, guide: str) -> None:
        """Pick a guide and people, and go to the new session."""
        if not self.store.writable:
            self.refuse_politely()
        if self._library is None or not self.store.writable:
            return
        if session_id := await guests.start_session(self, self._library, self._guides, guide):
            self._go_to_session(session_id)

    @work(exclusive=True)
    async def action_add_person(self) -> None:
        """Add somebody."""
        if await guests.add_person(self):
            self._show_section(PEOPLE)

    @work(exclusive=True)
    async def _edit_person(self, person: Person) -> None:
        """Correct what is known of somebody."""
        if self.store.writable:
            await guests.edit_person(self, person)
        else:
            self.refuse_politely()

    @work(exclusive=True)
    async def action_add_department(self) -> None:
        """Add a department."""
        if await guests.add_department(self):
            self._show_section(PEOPLE)

    @work(exclusive=True)
    async def _rename(self, department: Department) -> None:
        """Rename a department."""
        if self.store.writable:
            await guests.rename(self, department)
        else:
            self.refuse_politely()

    @work(exclusive=True)
    async def action_erase(self) -> None:
        """Erase the person under the cursor, or one to be picked."""
        from screens.engagement.erase_actions import erase_person  # noqa: PLC0415 - hardly ever needed

        await erase_person(self, self.query_one("#rows", RowList).chosen or "")
        if self.stands:
            self._remember()

    @work(exclusive=True)
    async def action_words(self) -> None:
        """Change what the engagement is called and for."""
        await guests.edit_engagement(self)

    def action_summary(self) -> None:
        """Show the summary."""
        self.open(OpenSummary())

    def action_history(self) -> None:
        """Show what was done."""
        self.open(OpenHistory(OpenEngagement()))

    def action_damage(self) -> None:
        """Show what is damaged in the files."""
        self.open(OpenDamage())

    @work(exclusive=True)
    async def action_export(self) -> None:
        """Write a document; that of a session where the cursor is on one."""
        from screens.export.export import export  # noqa: PLC0415 - when needed

        chosen = self.query_one("#rows", RowList).chosen or ""
        session = self.store.record.find(Session, chosen)
        await export(self, session_id=session.id if session else None)

    @work(exclusive=True)
    async def action_import(self) -> None:
        """Import into this engagement."""
        from screens.engagement.import_actions import import_here  # noqa: PLC0415 - hardly ever needed

        if self._library is not None:
            await import_here(self, self._library)

    @work(exclusive=True)
    async def action_zip(self) -> None:
        """Write the whole engagement to one zip."""
        from screens.engagement.zip_actions import write_zip  # noqa: PLC0415 - when needed

        await write_zip(self)

    def action_back(self) -> None:
        """Close the engagement and go back home; from the past, back to now."""
        if self.store.at:
            self.dismiss(None)
        else:
            self._close()

    @work(exclusive=True, group="closing")
    async def _close(self) -> None:
        """Remember what it holds, close it, and leave."""
        self._remember()
        await self.workshop.put_away()
        self.dismiss(None)
        self.workshop.release_store()
