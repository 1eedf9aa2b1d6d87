"""The summary: the SWOT picture, the scan, the position, and the way down to who said it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from screens.base.commands import bindings
from screens.base.navigation import OpenFindings, OpenHistory, OpenSession
from screens.base.record_screen import RecordScreen, Traced
from screens.export.export import export
from screens.summary import factor_actions as actions
from screens.summary.commands import SUMMARY_COMMANDS
from screens.summary.merged import going_along, standing
from screens.summary.need_of import make_need
from screens.summary.picture import Marks, Picture, picture_of
from screens.summary.quadrant import Quadrant, Quarter
from screens.summary.rows import (
    evidence_items,
    factor_item,
    position,
    register_item,
)
from screens.summary.scan_pane import Dates, ScanPane
from screens.summary.views import FINDINGS, POSITION, SCAN, SWOT, VIEWS
from screens.widgets.figures.plane_figure import PlaneFigure
from screens.widgets.heading import Heading
from screens.widgets.ink import EDITION_COLOURS
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import RowList
from screens.widgets.sections import Sections
from workshop.privacy.consent_changes import narrowed_since
from workshop.record.documents import Entry, Factor
from workshop.report.document_names import EDITIONS
from workshop.report.facts import FactorFact
from workshop.trace.nodes import Node

if TYPE_CHECKING:
    from workshop.privacy.editions import Edition

_AT_ONCE: Final = 1_500
"""Up to so many entries are summed up between two key presses; more in a thread."""

_OF_FACTORS: Final = frozenset(
    {"open", "mark", "merge", "split", "edit", "file", "need", "trace", "become"}
)
"""What is done to the factor in front, and not where none is."""


class SummaryScreen(RecordScreen[int]):
    """What all sessions come to, factor by factor.

    It stands over the findings: the answer of whoever leaves it is the view that is wanted there.

    Args:
        view: which view is shown first.
        edition: in which edition.
    """

    TITLE_WORDS = "Summary: factors"
    ABOUT = (
        "The factors of all sessions as a SWOT picture, as the register of the environmental scan "
        "and as a position. From every factor there is a way down to what was said, by whom, when."
    )
    COMMANDS_HERE = SUMMARY_COMMANDS
    BINDINGS: ClassVar = bindings(COMMANDS_HERE)
    CSS_PATH = "summary.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - Textual's own type

    def __init__(self, view: int = SWOT, edition: str = "restricted") -> None:
        super().__init__()
        self._view = view
        self._edition = edition
        self._marks = Marks()
        self._picture: Picture | None = None
        self._looked_at = ""

    def compose(self) -> ComposeResult:
        """Heading, views, and below them the evidence beside the position."""
        yield Heading()
        yield Sections([(title, "") for title, _ in VIEWS], id="views")
        with Vertical(id="body"):
            with Vertical(id="picture"):
                yield Quadrant(id="swot")
                yield ScanPane(id="scan-pane")
                with Horizontal(id="position"):
                    with VerticalScroll(id="totals"):
                        yield Static("", id="matrices", markup=False)
                    yield PlaneFigure("It is placed once both totals are defined.", id="ie")
            with Horizontal(id="below"):
                yield RowList(id="evidence")
                yield Static("", id="standing", markup=False)
                yield Dates("", id="dates", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the view that is asked for."""
        self.query_one("#evidence").border_title = "Evidence"
        self.query_one("#standing").border_title = "Position"
        self.query_one("#dates").border_title = "What happens when"
        self.action_view(self._view)
        self.show_record()

    @property
    def _fewest_voters(self) -> int:
        """Of how many voters the shareable edition tells scores at least, as the person set it."""
        return self.workshop.personal.settings.documents.fewest_voters

    def show_record(self) -> None:
        """Sum up the record; a large one in a thread, with a word meanwhile."""
        record = self.store.record
        entries = sum(1 for _ in record.all(Entry))
        if entries <= _AT_ONCE:
            self._show(picture_of(record, self._edition, self._fewest_voters))
        else:
            self._sum_up()

    @work(exclusive=True, group="summing")
    async def _sum_up(self) -> None:
        """Sum up a copy of the record in a thread."""
        self._say(Content.styled("summing up …", "$ink-muted"))
        record, edition = self.store.record.copy(), self._edition
        picture = await asyncio.to_thread(picture_of, record, edition, self._fewest_voters)
        if self.stands:
            self._show(picture)

    def _say(self, state: Content) -> None:
        """Show the heading with a state at its end."""
        record = self.store.record
        details = f"{record.engagement.name} · {self._picture.heard if self._picture else ''}"
        if self.store.at and self._edition == "shareable":
            details = " · ".join(filter(None, (narrowed_since(record, record.today), details)))
        words, colour = EDITIONS[self._edition].title.lower(), EDITION_COLOURS[self._edition]
        edition = Content.styled(words, f"bold {colour}")
        self.query_one(Heading).show("Summary", details, edition + Content("   ") + state)

    def _show(self, picture: Picture) -> None:
        """Show what the record comes to."""
        self._picture = picture
        self._marks.keep(picture.factors)
        self._say(self.state_words())
        lists = [*self.query(Quarter), self.query_one("#scan", RowList)]
        with going_along(self.store.record, lists):
            self.query_one(Quadrant).show(picture.swot, self._marks, picture.withheld_letters)
            self.query_one(ScanPane).show(picture, self._marks)
        self.query_one("#dates", Dates).picture = picture
        self.query_one("#ie", PlaneFigure).plane = picture.position
        self._show_evidence(standing(self.store.record, self._looked_at))
        self.query_one("#standing", Static).update(position(picture.matrices, rows=False))
        self.query_one("#matrices", Static).update(position(picture.matrices, rows=True))

    def _fact(self, key: str) -> FactorFact | None:
        """What is known of a factor, where it stands in the picture."""
        return self._picture.factors.get(key) if self._picture else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On the position no factor is in front; figures are those of the scan and position."""
        if action in _OF_FACTORS and self._view == POSITION:
            return False
        if action == "figure" and self._view == SWOT:
            return False
        return super().check_action(action, parameters)

    def action_view(self, view: int | str) -> None:
        """Show one of the views; the findings are below them all."""
        if int(view) == FINDINGS:
            self.dismiss(FINDINGS)
            return
        self._view = int(view)
        self.query_one(Sections).here = self._view
        self.remove_class("-evidence")
        for place, name in enumerate(("-swot", "-scan", "-position"), SWOT):
            self.set_class(place == self._view, name)
        self._focus_factors()
        self.refresh_bindings()

    def _focus_factors(self) -> None:
        """Give the keys to the list of factors in front."""
        if self._view == POSITION:
            self.query_one("#ie" if self.has_class("-figure") else "#totals").focus()
        elif self._view == SCAN:
            self.query_one(ScanPane).front.focus()
        else:
            self._factors().focus()

    @on(Sections.Chosen)
    def view_clicked(self, event: Sections.Chosen) -> None:
        """Show the view that was clicked on."""
        self.action_view(event.place)

    def _factors(self) -> RowList:
        """The list of factors in front."""
        if self._view == SCAN:
            return self.query_one("#scan", RowList)
        return self.query_one(Quadrant).active

    def _here(self) -> Factor | None:
        """The factor under the cursor, or the one whose evidence is looked at."""
        in_evidence = self.query_one("#evidence").has_focus
        key = self._looked_at if in_evidence else (self._factors().chosen or "")
        return self.store.record.find(Factor, key)

    @on(OptionList.OptionHighlighted)
    def follow_cursor(self, event: OptionList.OptionHighlighted) -> None:
        """Show the evidence of the factor that the cursor comes to."""
        if event.option_list is self._factors() and event.option_list.has_focus:
            self._show_evidence(event.option_id or "")

    def on_descendant_focus(self) -> None:
        """Another quarter has the cursor: show the evidence of its factor."""
        if not self.query_one("#evidence").has_focus and self._view != POSITION:
            self._show_evidence(self._factors().chosen or "")

    def _show_evidence(self, key: str) -> None:
        """Show who said it."""
        self._looked_at = key
        fact, record = self._fact(key), self.store.record
        factor = record.find(Factor, key) if fact else None
        if fact is not None:
            self.query_one("#plane", PlaneFigure).show_code(fact.id)
        trace = self._picture.tracing.of(factor) if self._picture and factor else None
        items = evidence_items(fact, trace, record.parts_of(key) if fact else [])
        self.query_one("#evidence", RowList).fill(items)

    @on(OptionList.OptionSelected)
    def row_clicked(self) -> None:
        """A click does what Enter does."""
        self.action_open()

    def action_open(self) -> None:
        """From a factor to its evidence, from something said to its session."""
        evidence = self.query_one("#evidence", RowList)
        if evidence.has_focus:
            self._follow_up(evidence.subject)
        elif self._view != POSITION and (key := self._factors().chosen):
            self._show_evidence(key)
            self.add_class("-evidence")
            evidence.focus()

    def _follow_up(self, chosen: object) -> None:
        """Go to the session of something said; split off a part."""
        match chosen:
            case Node(kind="entry", session=None):
                self.warn(
                    "In this edition it is not tied to a session; t shows the restricted one."
                )
            case Node(session=str() as session_id):
                self.open(OpenSession(session_id))
            case Factor():
                self.action_split()

    def action_back(self) -> None:
        """From the evidence to the factor, from the factors to the engagement."""
        if self.query_one("#evidence").has_focus or self.has_class("-evidence"):
            self.remove_class("-evidence")
            self._focus_factors()
        else:
            self.dismiss(None)

    def action_mark(self) -> None:
        """Mark the factor under the cursor, or take its mark away."""
        factor = self._here()
        fact = self._fact(factor.id) if factor else None
        if fact is None or self._picture is None:
            return
        if refusal := self._marks.turn(fact):
            self.warn(refusal)
            return
        self.query_one(Quadrant).quarter(fact.letter).put(factor_item(fact, self._marks))
        row = register_item(fact, self._marks, self._picture.threshold)
        self.query_one("#scan", RowList).put(row)

    @work(exclusive=True)
    async def action_merge(self) -> None:
        """Merge the marked ones, or go through those that look alike."""
        factors = [self.store.record.get(Factor, key) for key in self._marks]
        if len(factors) == 1:
            self.warn("One factor is marked; mark another of its letter, then press m.")
        elif factors:
            if await actions.merge(self, factors):
                self._marks.clear()
        else:
            await actions.propose(self)

    @work(exclusive=True)
    async def action_split(self) -> None:
        """Split off a part of the factor."""
        evidence = self.query_one("#evidence", RowList)
        part = evidence.subject if evidence.has_focus else None
        if factor := self._here():
            await actions.split(self, factor, part.id if isinstance(part, Factor) else "")

    @work(exclusive=True)
    async def action_edit(self) -> None:
        """Word the factor differently."""
        if factor := self._here():
            await actions.edit(self, factor)

    @work(exclusive=True)
    async def action_file(self) -> None:
        """File the factor in the scan."""
        if factor := self._here():
            await actions.file(self, factor)

    def action_need(self) -> None:
        """Make a need of it, or go to the need that it is."""
        evidence = self.query_one("#evidence", RowList)
        make_need(self, self._here(), evidence.subject if evidence.has_focus else None)

    def traced(self) -> Traced:
        """The factor in front, or the statement where the cursor is among these."""
        evidence = self.query_one("#evidence", RowList)
        said, factor = evidence.subject if evidence.has_focus else None, self._here()
        known = said.id if isinstance(said, Node) else factor.code if factor else None
        return Traced(known or "", cast("Edition", self._edition))

    def action_figure(self) -> None:
        """Show the next figure of the view in full, or its rows again."""
        if self._view == SCAN:
            self.query_one(ScanPane).turn()
        elif self._view == POSITION:
            self.toggle_class("-figure")
            self._focus_factors()

    @on(PlaneFigure.Walked, "#plane")
    def plane_walked(self, event: PlaneFigure.Walked) -> None:
        """The register and the evidence follow the point in front."""
        facts = self._picture.factors.values() if self._picture else ()
        if fact := next((each for each in facts if each.id == event.code), None):
            self.query_one("#scan", RowList).go_to(fact.key)
            self._show_evidence(fact.key)

    def action_edition(self) -> None:
        """Change the edition."""
        self._edition = "shareable" if self._edition == "restricted" else "restricted"
        self.show_record()

    def action_history(self) -> None:
        """Show what was done."""
        self.open(OpenHistory(OpenFindings()))

    @work(exclusive=True)
    async def action_export(self) -> None:
        """Write what is in front."""
        document = "scan" if self._view == SCAN else "swot"
        await export(self, edition=self._edition, document=document)
