"""The summary: the SWOT picture, the scan, the position, and the way down to who said it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from screens.base.commands import Needs, UserCommand, bindings
from screens.base.navigation import OpenHistory, OpenSession, OpenSummary
from screens.base.record_screen import HISTORY_COMMAND, UNDO_COMMANDS, RecordScreen
from screens.export.export import build_report, export
from screens.summary import factor_actions as curating
from screens.summary.quadrant import Quadrant
from screens.summary.rows import (
    evidence_items,
    factor_item,
    position,
    register_item,
    register_items,
)
from screens.widgets.heading import Heading
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import RowList
from screens.widgets.sections import Sections
from workshop.analysis.evidence import Hearing
from workshop.record.documents import Entry, Factor
from workshop.report.document_names import EDITIONS
from workshop.text import plural

if TYPE_CHECKING:
    from workshop.report.facts import FactorFact, Facts

SWOT, SCAN, POSITION = range(3)
"""The views in their order."""

_AT_ONCE: Final = 1_500
"""Up to so many entries are summed up between two key presses; more in a thread."""

_EDITION_COLOURS: Final = {"restricted": "$warning", "shareable": "$success"}


class SummaryScreen(RecordScreen[None]):
    """What all sessions come to."""

    TITLE_WORDS = "Summary"
    ABOUT = (
        "The factors of all sessions as a SWOT picture, as the register of the environmental scan "
        "and as a position. From every factor there is a way down to what was said, by whom, when."
    )
    COMMANDS_HERE = (
        UserCommand(
            "summary.open",
            "enter",
            "Evidence",
            "On a factor: who said it, where and when. On something said: its session.",
            "open",
            shown_key="⏎",
        ),
        UserCommand(
            "summary.mark",
            "space",
            "Mark",
            "Marks a factor to be merged with others of its letter.",
            "mark",
            footer=False,
            needs=Needs.WRITABLE,
        ),
        UserCommand(
            "summary.merge",
            "m",
            "Merge",
            "Merges the marked factors; with none marked, goes through those that look alike.",
            "merge",
            needs=Needs.WRITABLE,
        ),
        UserCommand(
            "summary.split",
            "p",
            "Split",
            "Splits off again what was merged into a factor.",
            "split",
            footer=False,
            needs=Needs.WRITABLE,
        ),
        UserCommand(
            "summary.edit",
            "e",
            "Edit",
            "Words a factor differently, or files it in the scan; what was said stays.",
            "edit",
            needs=Needs.WRITABLE,
        ),
        UserCommand(
            "summary.file",
            "f",
            "File in scan",
            "Files an opportunity or threat under a letter of PESTLE.",
            "file",
            footer=False,
            needs=Needs.WRITABLE,
        ),
        UserCommand(
            "summary.edition",
            "t",
            "Edition",
            "Changes between the restricted edition and the one that may be shared.",
            "edition",
        ),
        UserCommand("summary.export", "x", "Export", "Writes the summary to a file.", "export"),
        *(
            UserCommand(
                f"summary.view{place + 1}",
                str(place + 1),
                title,
                f"Shows {what}.",
                f"view({place})",
                footer=False,
            )
            for place, (title, what) in enumerate(
                (
                    ("SWOT", "strengths, weaknesses, opportunities and threats"),
                    ("Scan", "the external factors by the letters of PESTLE"),
                    ("Position", "the internal and external factor evaluation"),
                )
            )
        ),
        HISTORY_COMMAND,
        *UNDO_COMMANDS,
        UserCommand("summary.back", "escape", "Back", "Goes back a step.", "back"),
    )
    BINDINGS: ClassVar = bindings(COMMANDS_HERE)
    CSS_PATH = "summary.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - Textual's own type

    def __init__(self) -> None:
        super().__init__()
        self._view = SWOT
        self._edition = "restricted"
        self._marked: dict[str, None] = {}
        self._facts: Facts | None = None
        self._by_key: dict[str, FactorFact] = {}
        self._looked_at = ""
        self._heard = ""

    def compose(self) -> ComposeResult:
        """Heading, views, and below them the evidence beside the position."""
        yield Heading()
        yield Sections([("SWOT", ""), ("Scan", ""), ("Position", "")], id="views")
        with Vertical(id="body"):
            with Vertical(id="picture"):
                yield Quadrant(id="swot")
                yield RowList(id="scan")
                with VerticalScroll(id="position"):
                    yield Static("", id="matrices", markup=False)
            with Horizontal(id="below"):
                yield RowList(id="evidence")
                yield Static("", id="standing", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the SWOT picture."""
        self.query_one("#evidence").border_title = "Evidence"
        self.query_one("#standing").border_title = "Position"
        self.action_view(SWOT)
        self.show_record()

    def show_record(self) -> None:
        """Sum up the record; a large one in a thread, with a word meanwhile."""
        record = self.store.record
        entries = sum(1 for _ in record.all(Entry))
        if entries <= _AT_ONCE:
            self._show(
                build_report(record, "swot", self._edition, ids=True).facts,
                build_report(record, "scan", self._edition, ids=True).facts,
            )
        else:
            self._sum_up()

    @work(exclusive=True, group="summing")
    async def _sum_up(self) -> None:
        """Sum up a copy of the record in a thread."""
        self._say(Content.styled("summing up …", "$ink-muted"))
        record, edition = self.store.record.copy(), self._edition
        swot = await asyncio.to_thread(build_report, record, "swot", edition, ids=True)
        scan = await asyncio.to_thread(build_report, record, "scan", edition, ids=True)
        if self.stands:
            self._show(swot.facts, scan.facts)

    def _say(self, state: Content) -> None:
        """Show the heading with a state at its end."""
        record = self.store.record
        details = f"{record.engagement.name} · {self._heard}"
        words, colour = EDITIONS[self._edition].title.lower(), _EDITION_COLOURS[self._edition]
        edition = Content.styled(words, f"bold {colour}")
        self.query_one(Heading).show("Summary", details, edition + Content("   ") + state)

    def _show(self, facts: Facts, scan: Facts) -> None:
        """Show what the record comes to."""
        self._facts, self._scan = facts, scan
        assert facts.swot is not None  # noqa: S101 - a SWOT summary has one
        quarters = (
            facts.swot.strengths,
            facts.swot.weaknesses,
            facts.swot.opportunities,
            facts.swot.threats,
        )
        hearing = Hearing(self.store.record)
        everybody = len(hearing.heard) + len(hearing.unheard)
        self._heard = f"{len(hearing.heard)} of {plural(everybody, 'department')} heard"
        self._by_key = {fact.key: fact for quarter in quarters for fact in quarter}
        self._marked = {key: None for key in self._marked if key in self._by_key}
        self._say(self.state_words())
        self._show_factors()
        matrices = (
            ("IFE", "internal factors", facts.ife),
            ("EFE", "external factors", facts.efe),
        )
        self.query_one("#standing", Static).update(position(matrices, rows=False))
        self.query_one("#matrices", Static).update(position(matrices, rows=True))

    def _show_factors(self) -> None:
        """Show the factors in both views, and the evidence of the one under the cursor."""
        if self._facts is None or self._facts.swot is None:
            return
        self.query_one(Quadrant).show(self._facts.swot, self._marked)
        self.query_one("#scan", RowList).fill(
            register_items(self._register(), self._marked, self._scan.threshold)
        )
        self._show_evidence(self._looked_at)

    def _register(self) -> dict[str, Any]:
        return dict(self._scan.pestle or {})

    def action_view(self, view: int | str) -> None:
        """Show one of the views."""
        self._view = int(view)
        self.query_one(Sections).here = self._view
        self.remove_class("-evidence")
        for place, name in enumerate(("-swot", "-scan", "-position")):
            self.set_class(place == self._view, name)
        self._focus_factors()

    def _focus_factors(self) -> None:
        """Give the keys to the list of factors in front."""
        if self._view == POSITION:
            self.query_one("#position").focus()
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
        parts = self.store.record.parts_of(key) if key in self._by_key else []
        items = evidence_items(self._by_key.get(key), parts)
        self.query_one("#evidence", RowList).fill(items)

    @on(OptionList.OptionSelected)
    def row_clicked(self) -> None:
        """A click does what Enter does."""
        self.action_open()

    def action_open(self) -> None:
        """From a factor to its evidence, from something said to its session."""
        evidence = self.query_one("#evidence", RowList)
        if evidence.has_focus:
            self._follow_up(evidence.chosen or "")
        elif self._view != POSITION and (key := self._factors().chosen):
            self._show_evidence(key)
            self.add_class("-evidence")
            evidence.focus()

    def _follow_up(self, row: str) -> None:
        """Go to the session of something said; split off a part."""
        kind, _, rest = row.partition(":")
        if row.startswith("said::"):
            self.warn("In this edition it is not tied to a session; t shows the restricted one.")
        elif kind == "said":
            self.open(OpenSession(rest.partition(":")[0]))
        elif kind == "part":
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
        if factor is None or factor.id not in self._by_key:
            return
        if factor.id in self._marked:
            del self._marked[factor.id]
        elif (other := self._other_letter(factor)) is not None:
            self.warn(f"{other} is marked; only factors of one letter can be merged.")
            return
        else:
            self._marked[factor.id] = None
        fact, threshold = self._by_key[factor.id], self._scan.threshold
        self.query_one(Quadrant).quarter(fact.letter).put(factor_item(fact, self._marked))
        self.query_one("#scan", RowList).put(register_item(fact, self._marked, threshold))

    def _other_letter(self, factor: Factor) -> str | None:
        codes = [self._by_key[key].id for key in self._marked]
        return next((code for code in codes if code[0] != factor.letter.value), None)

    @work(exclusive=True)
    async def action_merge(self) -> None:
        """Merge the marked ones, or go through those that look alike."""
        factors = [self.store.record.get(Factor, key) for key in self._marked]
        if len(factors) == 1:
            self.warn("One factor is marked; mark another of its letter, then press m.")
        elif factors:
            if await curating.merge(self, factors):
                self._marked.clear()
        else:
            await curating.propose(self)

    @work(exclusive=True)
    async def action_split(self) -> None:
        """Split off a part of the factor."""
        chosen = self.query_one("#evidence", RowList)
        row = chosen.chosen or "" if chosen.has_focus else ""
        if factor := self._here():
            await curating.split(self, factor, row.removeprefix("part:") if "part:" in row else "")

    @work(exclusive=True)
    async def action_edit(self) -> None:
        """Word the factor differently."""
        if factor := self._here():
            await curating.edit(self, factor)

    @work(exclusive=True)
    async def action_file(self) -> None:
        """File the factor in the scan."""
        if factor := self._here():
            await curating.file(self, factor)

    def action_edition(self) -> None:
        """Change the edition."""
        self._edition = "shareable" if self._edition == "restricted" else "restricted"
        self.show_record()

    def action_history(self) -> None:
        """Show what was done."""
        self.open(OpenHistory(OpenSummary()))

    @work(exclusive=True)
    async def action_export(self) -> None:
        """Write what is in front."""
        document = "scan" if self._view == SCAN else "swot"
        await export(self, edition=self._edition, document=document)
