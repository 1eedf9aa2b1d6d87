"""The first view of the summary: what was found, in sentences that rest on what was said."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

from textual import on, work
from textual.actions import parse
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from screens.base.commands import bindings
from screens.base.navigation import OpenFindings, OpenHistory, OpenSession
from screens.base.record_screen import RecordScreen, Traced
from screens.export.export import export
from screens.summary.findings import draw
from screens.summary.findings.acts import Acts
from screens.summary.findings.commands import FINDINGS_COMMANDS
from screens.summary.findings.half_typed import HalfTyped
from screens.summary.findings.hint import hint_of, refused_hint, typing_hint
from screens.summary.findings.in_place import InPlace
from screens.summary.findings.panes import (
    FindingsPane,
    HeadlinePane,
    MaterialPane,
    RestsPane,
    side_of,
)
from screens.summary.findings.state import OF_A_RULE, Picture, Shown, Side, picture_of
from screens.summary.findings.writing import Writing
from screens.summary.summary import SummaryScreen
from screens.summary.views import FINDINGS, VIEWS
from screens.widgets.heading import Heading
from screens.widgets.ink import EDITION_COLOURS, muted
from screens.widgets.key_line import KeyLine
from screens.widgets.line_list import LineList
from screens.widgets.sections import Sections
from sessions.errors import SessionsError
from workshop.errors import Refused
from workshop.record.documents import Entry
from workshop.running.senders import Sender

if TYPE_CHECKING:
    from workshop.privacy.editions import Edition

_AT_ONCE: Final = 1_000
"""Up to so many entries are summed up between two key presses; more in a thread."""

_WHILE_TYPING: Final = frozenset({"back", "finish", "undo", "redo"})
"""What can be done while a sentence is typed."""

_PANES: Final[dict[Side, Any]] = {
    Side.FINDINGS: FindingsPane,
    Side.MATERIAL: LineList,
    Side.QUOTES: RestsPane,
}
"""What takes the keys of each side."""


class FindingsScreen(RecordScreen[None]):
    """The findings of an engagement, and all that is done to them."""

    TITLE_WORDS = "Summary: findings"
    ABOUT = (
        "What all sessions come to, in a few sentences that a reader can act on. A finding is "
        "worded by people and rests on factors and themes; departments, strength, dissent and "
        "quotes follow from what it rests on. Marks in the material: ◆ marked, →2 used by finding "
        "2; among quotes ● printed below the finding, ○ not, ✕ says the opposite; ▲ contested."
    )
    HINT_SAYS_KIND = True
    COMMANDS_HERE = FINDINGS_COMMANDS
    BINDINGS: ClassVar = [
        *bindings(COMMANDS_HERE),
        # Tab is the program's own: nobody gives it to something else.
        Binding("tab", "side(1)", show=False),
        Binding("shift+tab", "side(-1)", show=False),
    ]
    CSS_PATH = "findings.tcss"
    AUTO_FOCUS = "#findings"

    shown: reactive[Shown | None] = reactive[Shown | None](None)
    """What is shown; none until the record was summed up for the first time."""

    def __init__(self) -> None:
        super().__init__()
        self.edition = "restricted"
        """The edition that is shown."""
        self.writing: Writing | None = None
        """The sentence that is being typed; none while nothing is."""
        self._acts = Acts(self)
        self._refusal = ""

    def compose(self) -> ComposeResult:
        """Heading, views, the headline; the findings beside their material and their quotes."""
        yield Heading()
        yield Sections([(title, "") for title, _ in VIEWS], id="views")
        yield HeadlinePane().data_bind(FindingsScreen.shown)
        with Horizontal(id="body"):
            yield FindingsPane().data_bind(FindingsScreen.shown)
            with Vertical(id="beside"):
                yield MaterialPane().data_bind(FindingsScreen.shown)
                yield RestsPane().data_bind(FindingsScreen.shown)
        yield Static("", id="short", markup=False)
        yield Static("", id="hint", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Sum the record up."""
        self.show_record()

    # What is shown

    @property
    def half(self) -> HalfTyped:
        """What is typed and not recorded."""
        return HalfTyped(self.store)

    def show_record(self) -> None:
        """Sum up the record; a large one in a thread, with a word meanwhile."""
        record = self.store.record
        fewest = self.workshop.personal.settings.documents.fewest_voters
        if sum(1 for _ in record.all(Entry)) <= _AT_ONCE:
            self._take(picture_of(record, self.edition, fewest))
        else:
            self._sum_up(fewest)

    @work(exclusive=True, group="summing")
    async def _sum_up(self, fewest: int) -> None:
        """Sum up a copy of the record in a thread."""
        self._say_where(muted("summing up …"))
        record, edition = self.store.record.copy(), self.edition
        picture = await asyncio.to_thread(picture_of, record, edition, fewest)
        if self.stands:
            self._take(picture)

    def _take(self, picture: Picture) -> None:
        """Show another picture; what is in front stays there."""
        half = self.half
        if self.shown is None:
            self.shown = Shown(picture, marked=half.marked, half=half.all)
        else:
            self.shown = replace(self.shown.refreshed(picture), half=half.all)

    def watch_shown(self) -> None:
        """Say where one is, and what the next key does."""
        if self.shown is None or not self.is_attached:
            return
        for side in Side:
            self.set_class(self.shown.side is side, f"-{side.name.lower()}")
        self._say_where(self.state_words())
        self._say_hint()

    def _say_where(self, state: Content) -> None:
        """The engagement, what was heard, the edition and how far the documents are."""
        picture = self.shown.picture if self.shown else None
        details = " · ".join(
            filter(None, (self.store.record.engagement.name, picture.heard if picture else ""))
        )
        edition = Content.styled(self.edition, f"bold {EDITION_COLOURS[self.edition]}")
        version = muted(_within_line(picture.answer.version.sentence) if picture else "")
        words = [edition, *([version] if version else []), state]
        self.query_one(Heading).show("Summary", details, Content("   ").join(words))
        self.query_one(Sections).here = FINDINGS

    def _say_hint(self) -> None:
        """What the next key does; at 80 columns the material and the quotes in a row each."""
        shown, hint = self.shown, self.query_one("#hint", Static)
        if shown is None:
            return
        if self._refusal:
            hint.update(refused_hint(self._refusal))
        elif self.writing is not None:
            several = len(self.writing.typing.asked) > 1
            hint.update(typing_hint(self.writing.does, several=several))
        else:
            hint.update(hint_of(shown, max(20, hint.content_size.width or self.size.width - 2)))
        short = self.query_one("#short", Static)
        width = max(10, short.content_size.width or self.size.width - 2)
        lines = [draw.material_in_short(shown, width), draw.rests_in_short(shown, width)]
        short.update(Content("\n").join(lines))

    def on_resize(self) -> None:
        """The rows in short are cut at another width."""
        self.call_after_refresh(self._say_hint)

    # Where one is

    def action_step(self, by: int) -> None:
        """Put another row of the side in front."""
        if self.shown is not None:
            self.shown = self.shown.moved(by)

    def action_side(self, by: int) -> None:
        """Go to the next side."""
        if self.shown is not None and self.writing is None:
            self.go_to(Side((self.shown.side + by) % len(Side)))

    def go_to(self, side: Side) -> None:
        """Give the keys to a side."""
        if self.shown is None:
            return
        self.shown = replace(self.shown, side=side)
        self.query_one(_PANES[side]).focus()

    def on_descendant_focus(self) -> None:
        """A side that was clicked on has the keys."""
        side = side_of(self.focused)
        if side is not None and self.shown is not None and self.shown.side is not side:
            self.shown = replace(self.shown, side=side)

    @on(MaterialPane.Moved)
    def material_moved(self, event: MaterialPane.Moved) -> None:
        """Another factor or theme is in front."""
        if self.shown is not None and self.shown.row != event.row:
            self.shown = replace(self.shown, row=event.row)

    @on(FindingsPane.Picked)
    def finding_picked(self, event: FindingsPane.Picked) -> None:
        """A finding was clicked on."""
        if self.shown is not None:
            self.shown = replace(self.shown, at=event.at, quote=0, side=Side.FINDINGS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a sentence is typed, only what is done to it can be done."""
        if action == "in_part":
            action = parse(str(parameters[1]))[1]
        known = {command.name for command in self.COMMANDS_HERE}
        if self.writing is not None and action in known - _WHILE_TYPING:
            return False
        return super().check_action(action, parameters)

    # What is typed

    async def write(self, writing: Writing | None) -> None:
        """Begin a sentence where it will stand, or end one.

        Awaited by the key that asks for it, so that the next key is typed into the sentence.
        """
        self._refusal = ""
        self.writing = writing
        typing = writing.typing if writing else None
        in_headline = typing is not None and typing.what == "headline"
        self.set_class(writing is not None, "-typing")
        await self.query_one(HeadlinePane).type_in(typing if in_headline else None)
        await self.query_one(FindingsPane).type_in(None if in_headline else typing)
        for fields in self.query(InPlace):
            fields.begin()
        self.refresh_bindings()
        self._say_hint()
        if writing is None and self.shown is not None:
            self.go_to(Side.FINDINGS if self.shown.side is Side.MATERIAL else self.shown.side)

    @on(InPlace.Changed)
    def keep_typed(self, event: InPlace.Changed) -> None:
        """Keep what is typed, so that no key is lost."""
        if self.writing is None:
            return
        if self._refusal:
            self._refusal = ""
            self._say_hint()
        writing = self.writing
        self.half.keep(writing.key, event.name, event.text, writing.before.get(event.name, ""))

    @on(InPlace.Done)
    async def record_typed(self, event: InPlace.Done) -> None:
        """Record what is typed; a refusal leaves it where it is."""
        writing = self.writing
        if writing is None:
            return
        try:
            command = writing.command(event.values, self.store.moment().today)
            change = self.store.do(command, Sender.APPLICATION)
        except (Refused, SessionsError) as refused:
            self._refusal = str(refused)
            self._say_hint()
            return
        self._acts.written(writing, change)
        await self.write(None)

    @on(InPlace.Left)
    async def leave_typed(self) -> None:
        """Leave the sentence; what was typed is kept."""
        await self.write(None)
        if self.shown is not None:
            self.shown = replace(self.shown, half=self.half.all)

    def action_finish(self) -> None:
        """Record what is typed, whichever field has the keys."""
        for fields in self.query(InPlace):
            fields.finish()

    # Keys that act

    async def action_in_part(self, part: str, action: str) -> None:
        """Do something to the findings."""
        del part
        _, name, parameters = parse(action)
        await self._acts.give(name, *parameters)

    def action_quotes(self) -> None:
        """Go to what the finding in front rests on."""
        self.go_to(Side.QUOTES)

    def action_open(self) -> None:
        """From a finding to what it rests on, from something said to its session."""
        if self.shown is None:
            return
        if self.shown.side is not Side.QUOTES:
            self.go_to(Side.QUOTES if self.shown.side is Side.FINDINGS else Side.MATERIAL)
            return
        said = self.shown.statement
        entry = self.store.record.find(Entry, said.entry) if said else None
        if entry is not None:
            self.open(OpenSession(entry.session_id))
        else:
            self.warn("In this edition it is not tied to a session; t shows the restricted one.")

    def traced(self) -> Traced | None:
        """The finding, the material or the statement in front."""
        shown, edition = self.shown, cast("Edition", self.edition)
        return Traced(shown.front_id, edition, OF_A_RULE) if shown else None

    # Elsewhere

    @on(Sections.Chosen)
    def view_clicked(self, event: Sections.Chosen) -> None:
        """Show the view that was clicked on."""
        self.action_view(event.place)

    def action_view(self, view: int) -> None:
        """Show another view of the summary."""
        if view != FINDINGS:
            self.app.push_screen(SummaryScreen(view, self.edition), self._returned)

    def _returned(self, view: int | None) -> None:
        """From another view: here again, or on to where one came from."""
        if view is None:
            self.dismiss(None)

    def action_edition(self) -> None:
        """Change the edition."""
        self.edition = "shareable" if self.edition == "restricted" else "restricted"
        self.show_record()

    def action_history(self) -> None:
        """Show what was done."""
        self.open(OpenHistory(OpenFindings()))

    @work(exclusive=True)
    async def action_export(self) -> None:
        """Write a document to a file."""
        await export(self, edition=self.edition, document="swot")

    def action_back(self) -> None:
        """From the quotes or the material to the findings, from there to the engagement."""
        if self.shown is not None and self.shown.side is not Side.FINDINGS:
            self.go_to(Side.FINDINGS)
        else:
            self.dismiss(None)


def _within_line(sentence: str) -> str:
    """A sentence as a part of a line."""
    return f"{sentence[:1].lower()}{sentence[1:]}"
