"""What a decision rests on: the vote before it, by which rule, and what follows from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.result import Counted, Result
from workshop.ballots.votes.standing import closed_vote, vote_of
from workshop.errors import Refused
from workshop.guide.row_steps import Decide
from workshop.guide.step import Step
from workshop.record.codebook import Codebook
from workshop.record.documents import Factor, Session
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES
from workshop.registers.kinds.decisions import CARRIED, NOT_CARRIED
from workshop.running.row_commands import PutRows, RowText
from workshop.text import clean_line

_CODED: Final = re.compile(r"(?P<code>[^\s:]{1,12})\s*:\s*(?P<words>.*)", re.DOTALL)


class Basis(NamedTuple):
    """The vote that is decided on."""

    step: Step
    """The step in which it was held."""
    found: Counted
    """What it came to."""

    @property
    def is_verdict(self) -> bool:
        """Whether the rule of the vote says of each thing whether it is carried."""
        return self.found.vote.rule.method == "gradients"

    def result_of(self, one: Result | None) -> str:
        """What follows for one thing that was voted on; nothing where the rule does not say."""
        if one is None or one.carried is None or not self.found.cast:
            return ""
        return CARRIED if one.carried else NOT_CARRIED

    @property
    def lines(self) -> Iterator[str]:
        """The things that were voted on, by their places, each with what it came to."""
        borne = self.found.vote.rule.vetoes or 0
        for one in self.found.results:
            place = f"{one.place}. " if one.place is not None else ""
            told = f"{one.votes:g}"
            if one.carried is not None:
                told = f"support {one.votes:g} of {self.found.cast}, {self.result_of(one)}"
                if one.vetoes > borne:
                    told += f", blocked by {one.vetoes} veto{'es' if one.vetoes > 1 else ''}"
            yield f"{place}{one.code} {one.text}: {told}"


def basis_of(record: Record, session: Session, step: Decide) -> Basis | None:
    """What a step decides on: the vote that it names, else the last one closed before it."""
    for before in _before(record, session, step):
        if (vote := closed_vote(record, session.id, before.id)) is not None:
            return Basis(before, counted(record, vote))
    return None


def waits_for(record: Record, session: Session, step: Decide) -> str:
    """What is not there yet that the step decides on, as a sentence; empty where nothing is."""
    if basis_of(record, session, step) is not None:
        return ""
    for before in _before(record, session, step):
        vote = vote_of(record, session.id, before.id)
        if vote is not None or step.of:
            state = "is still open" if vote is not None else "was not held"
            return f"The vote of {before.title} {state}."
    return ""


def _before(record: Record, session: Session, step: Decide) -> list[Step]:
    """The steps whose votes it may rest on, the likeliest first."""
    steps = record.guide_of(session).steps
    if step.of:
        return [each for each in steps if each.id == step.of]
    ids = [each.id for each in steps]
    at = ids.index(step.id) if step.id in ids else len(ids)
    return list(reversed(steps[:at]))


def rule_of(step: Decide, basis: Basis | None) -> str:
    """Who decides by what: as the guide says, else as the vote was held that gives a verdict."""
    if step.rule:
        return step.rule
    return basis.found.rule if basis is not None and basis.is_verdict else ""


def decision_of(record: Record, session: Session, step: Decide, line: str) -> PutRows:
    """What a line that is typed in a step to decide comes to: a decision, as far as it follows.

    `N2: We take the second offer` is about what the vote calls `N2`; the code alone takes its
    words. Where the vote had one thing, the decision is about that.

    Raises:
        Refused: nothing is said.
    """
    basis = basis_of(record, session, step)
    about, words = _about(basis, line)
    if not words:
        raise Refused("Say what is decided.")
    values: dict[str, str | int | float | None] = {"decision": words}
    if rule := rule_of(step, basis):
        values["rule"] = rule
    if basis is not None:
        # No figures: what a vote came to is told by the vote, as each edition may tell it.
        title = clean_line(basis.step.title).replace(";", ",")
        found = [_link(record, about.subject_id)] if about else []
        values["rests_on"] = "; ".join(filter(None, [*found, f"vote of {title}"]))
        values["result"] = basis.result_of(about)
    row = RowText(values=values)
    return PutRows(register="decisions", rows=(row,), session_id=session.id, step_id=step.id)


def _about(basis: Basis | None, line: str) -> tuple[Result | None, str]:
    """What of the vote a line is about, and its words."""
    words = line.strip()
    if basis is None:
        return None, words
    by_code = {one.code.casefold(): one for one in basis.found.results}
    if (named := by_code.get(words.casefold())) is not None:
        return named, named.text
    coded = _CODED.fullmatch(words)
    if coded and (named := by_code.get(coded["code"].casefold())) is not None:
        return named, coded["words"].strip() or named.text
    alone = basis.found.results[0] if len(basis.found.results) == 1 else None
    return alone, words


def _link(record: Record, subject_id: str) -> str:
    """What was voted on as a cell has it; empty where a cell cannot lead there."""
    if (factor := record.find(Factor, subject_id)) is not None:
        return record.whole_of(factor).code
    if (theme := Codebook(record).theme(subject_id)) is not None:
        return theme.name.replace(";", ",") if theme.document else ""
    for kind in (ROW_TYPES["strategies"], ROW_TYPES["gaps"]):
        if (row := record.find(kind, subject_id)) is not None:
            return row.code
    return subject_id
