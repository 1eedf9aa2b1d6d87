"""What keys do to findings: from the key to the command, or to the sentence that is typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from inspect import isawaitable
from typing import Final, Protocol

from textual.content import Content

from screens.dialogs.acting import ActedOn, refusal_of
from screens.dialogs.pick import Pick
from screens.summary.findings import writing as sentences
from screens.summary.findings.half_typed import HalfTyped
from screens.summary.findings.issue_dialog import IssueDialog
from screens.summary.findings.state import Shown, Side
from screens.summary.findings.writing import Writing
from screens.widgets.row_list import Item, Row
from workshop.analysis.answer.facts import FindingFact
from workshop.record.change import Change
from workshop.record.documents import Entry
from workshop.record.findings.documents import Finding
from workshop.running.findings.commands import (
    DropFinding,
    EditFinding,
    IssueVersion,
    MoveFinding,
)
from workshop.running.findings.standing import cited_by, findings_of, headline_of
from workshop.text import plural

NOTHING_TO_REST_ON: Final = (
    "A finding rests on factors and themes, and none is recorded yet: esc leads to the "
    "engagement, n begins a session there."
)
"""Why no finding can be made yet, and what comes first."""


class Stage(ActedOn, Protocol):
    """The screen, as far as acts know it."""

    shown: Shown | None
    """What is shown."""
    writing: Writing | None
    """The sentence that is being typed."""

    @property
    def half(self) -> HalfTyped:
        """What is typed and not recorded."""

    def go_to(self, side: Side) -> None:
        """Give the keys to a side."""

    async def write(self, writing: Writing) -> None:
        """Begin a sentence where it will stand."""


class Acts:
    """Everything that keys do to findings.

    Args:
        stage: the screen that is acted on.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def give(self, name: str, *parameters: object) -> None:
        """Do what a command asks for, by its name."""
        done = getattr(self, name)(*parameters)
        if isawaitable(done):
            await done

    @property
    def _shown(self) -> Shown:
        assert self._stage.shown is not None  # noqa: S101 - asked for where something is shown
        return self._stage.shown

    def _finding(self) -> tuple[FindingFact, Finding] | None:
        """The finding in front, as it is told and as it stands in the record."""
        told = self._stage.shown.finding if self._stage.shown else None
        finding = self._stage.store.record.find(Finding, told.key) if told else None
        if told is None or told.by_rule or finding is None or finding.dropped:
            self._stage.warn(
                "No finding is in front: mark material with space, then press a."
                if self._shown_material
                else NOTHING_TO_REST_ON
            )
            return None
        return told, finding

    @property
    def _shown_material(self) -> bool:
        """Whether there is anything that a finding could rest on."""
        return bool(self._stage.shown and self._stage.shown.picture.material)

    # Marks, and what a finding rests on

    def mark(self) -> None:
        """Mark the factor or theme in front; take the quote in front, or leave it out."""
        if self._stage.shown is None:
            return
        if self._shown.side is Side.QUOTES:
            self._turn_quote()
        elif self._shown.side is Side.MATERIAL:
            self._stage.shown = self._shown.with_mark()
            self._keep_marks()
        else:
            self._stage.tell("Space marks material: tab goes there.")

    def _keep_marks(self) -> None:
        """Marks belong to a sentence that is half typed, and are kept with it."""
        half = self._stage.half
        if half.all.get(""):
            half.keep_marks(self._shown.marked)

    def _turn_quote(self) -> None:
        said = self._shown.statement
        if (found := self._finding()) is None or said is None:
            return
        _, finding = found
        if self._stage.store.record.find(Entry, said.entry) is None:
            self._stage.warn("Quotes are chosen in the restricted edition; t shows it.")
            return
        quotes = [each for each in finding.quotes if each != said.entry]
        if len(quotes) == len(finding.quotes):
            quotes.append(said.entry)
        self._stage.perform(EditFinding(finding_id=finding.id, quotes=tuple(quotes)))

    async def make(self) -> None:
        """Begin a finding of what is marked, or make that of a rule one's own."""
        if self._stage.shown is None:
            return
        shown = self._shown
        here = shown.finding
        cites, begun = shown.marked, ""
        if not cites and shown.side is Side.MATERIAL and shown.in_front:
            cites = (shown.in_front.key,)
        elif not cites and here is not None and here.by_rule:
            cites, begun = shown.keys_of([each.id for each in here.cites]), here.text
        if not shown.picture.material:
            self._stage.warn(NOTHING_TO_REST_ON)
            return
        if not cites:
            self._stage.go_to(Side.MATERIAL)
            self._stage.tell("Mark what it rests on with space, then press a.")
            return
        self._stage.half.keep_marks(cites)
        await self._stage.write(sentences.new_finding(shown, self._stage.half, cites, begun))

    def add(self) -> None:
        """Add what is marked, else what is in front of the material, to the finding in front."""
        if (found := self._finding()) is None:
            return
        told, finding = found
        shown = self._shown
        row = shown.in_front if shown.side is Side.MATERIAL else None
        added = shown.marked or ((row.key,) if row else ())
        if not added:
            self._stage.warn("Mark what is to be added with space: tab goes to the material.")
            return
        new = [key for key in added if key not in finding.cites]
        if not new:
            self._stage.warn(f"Finding {told.place} rests on that already; − takes it out.")
            return
        cites = (*finding.cites, *new)
        if self._stage.perform(EditFinding(finding_id=finding.id, cites=cites)):
            self._unmark()

    def _unmark(self) -> None:
        self._stage.half.drop("", ("marks",))
        self._stage.shown = replace(self._shown, marked=())

    def take_out(self) -> None:
        """Take something out: what is in front of the material, else what is asked for."""
        if (found := self._finding()) is None:
            return
        told, finding = found
        row = self._shown.in_front if self._shown.side is Side.MATERIAL else None

        def out(code: str | None) -> None:
            if code is not None:
                self._without(told, finding, code)

        if row and told.place in row.used:
            out(row.id)
        elif len(told.cites) == 1:
            out(told.cites[0].id)
        else:
            rows = [
                Item(Row(Content(each.text), lead=Content(each.id), indent=7), each.id)
                for each in told.cites
            ]
            question = f"Which one does finding {told.place} rest on no more?"
            self._stage.app.push_screen(Pick(question, rows, "Take it out"), out)

    def _without(self, told: FindingFact, finding: Finding, code: str) -> None:
        """Have a finding rest on one thing less."""
        cites = tuple(self._standing(finding, self._shown.keys_of([code])))
        if not cites:
            words = f"Finding {told.place} rests on nothing else: d takes the finding back."
            self._stage.warn(words)
            return
        self._stage.perform(EditFinding(finding_id=finding.id, cites=cites))

    def _standing(self, finding: Finding, out: Iterable[str]) -> Iterable[str]:
        """What a finding cites without some, each as it stands after merges."""
        gone = set(out)
        return (c.id for c in cited_by(self._stage.store.record, finding) if c.id not in gone)

    # Sentences

    async def words(self) -> None:
        """Word the finding in front differently."""
        if found := self._finding():
            told, finding = found
            await self._stage.write(
                sentences.words_of(self._shown, self._stage.half, told, finding.text)
            )

    async def recommend(self) -> None:
        """Say what follows from the finding in front."""
        if found := self._finding():
            told, finding = found
            await self._stage.write(
                sentences.recommendation_of(
                    self._shown, self._stage.half, told, finding.recommendation, finding.ask
                )
            )

    async def headline(self) -> None:
        """Write the headline."""
        if self._stage.shown is not None:
            written = headline_of(self._stage.store.record)
            await self._stage.write(sentences.headline(written, self._stage.half))

    def written(self, writing: Writing, change: Change) -> None:
        """What was typed is recorded: nothing of it is half typed any more."""
        self._stage.half.drop(writing.key, writing.names)
        if writing.typing.what == "new":
            self._stage.half.drop_new()
            goal = next((each.id for each in change.puts if isinstance(each, Finding)), "")
            self._stage.shown = replace(self._shown, marked=(), goal=goal, side=Side.FINDINGS)

    # Order and versions

    def move(self, by: int) -> None:
        """Put the finding in front a place up or down."""
        if (found := self._finding()) is None:
            return
        _, finding = found
        standing = [each.id for each in findings_of(self._stage.store.record)]
        place = standing.index(finding.id) + 1 + by
        if 1 <= place <= len(standing):
            self._stage.perform(MoveFinding(finding_id=finding.id, place=place))

    def drop(self) -> None:
        """Take the finding in front back."""
        if found := self._finding():
            told, finding = found
            if self._stage.perform(DropFinding(finding_id=finding.id)):
                self._stage.tell(f"Took finding {told.place} back; ^z brings it again.")

    def issue(self) -> None:
        """Hand the documents out."""
        if self._stage.shown is None:
            return
        record = self._stage.store.record
        dialog = IssueDialog(
            self._shown.picture.answer.version.sentence,
            record.engagement.facilitator,
            list(open_ends(self._shown)),
            self._refusal,
        )

        def issued(wanted: IssueVersion | None) -> None:
            if wanted is not None and (change := self._stage.perform(wanted)):
                self._stage.tell(f"{change.sentence}. x writes the files.")

        self._stage.app.push_screen(dialog, issued)

    def _refusal(self, wanted: IssueVersion) -> str:
        """Why a version cannot be issued."""
        return refusal_of(self._stage.store, wanted)


def open_ends(shown: Shown) -> Iterable[str]:
    """What a reader of the documents would miss, in sentences."""
    answer = shown.picture.answer
    if not (answer.headline or answer.headline_left_out):
        yield "No headline says the answer in a sentence (h)."
    own = [each for each in answer.findings if not each.by_rule]
    if not own:
        yield "Nobody wrote a finding: documents print what most departments say (a)."
    lacking = [str(each.place) for each in own if not each.recommendation]
    if lacking:
        yield f"{_findings(lacking)} without a recommendation (r)."
    if own and not any(each.ask for each in own):
        yield "Nothing is asked of anybody (r)."
    undated = [str(each.place) for each in own if each.ask and not each.ask.by]
    if undated:
        yield f"{_findings(undated)} asked for without a day."
    told = {each.key for each in shown.picture.shareable.findings}
    hidden = [str(each.place) for each in own if each.key not in told]
    if hidden:
        yield f"{_findings(hidden)} left out of the shareable edition."


def _findings(places: list[str]) -> str:
    return f"{plural(len(places), 'finding')} ({', '.join(places)})"
