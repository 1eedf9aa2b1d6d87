"""What a decision rests on: the vote or scores before it, and what follows from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from workshop.ballots.results import placed, results_of
from workshop.ballots.rounds import source_of
from workshop.ballots.standing import counts
from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.criteria import orders_in
from workshop.ballots.votes.result import Counted, Result
from workshop.ballots.votes.standing import closed_vote, vote_of
from workshop.guide.row_steps import Decide
from workshop.guide.shape import Score, as_kind
from workshop.guide.step import Step
from workshop.record.codebook import Codebook
from workshop.record.documents import Factor, Session
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.decisions import CARRIED, DECISIONS, NOT_CARRIED
from workshop.text import clean_line, plural

_LED_TO: Final = tuple(
    ROW_TYPES[name]
    for link in REGISTERS[DECISIONS].links
    if link.id == "rests_on"
    for name in link.to
    if name in ROW_TYPES
)
"""The rows to which a cell of a decision can lead."""

Cells = Mapping[str, str | int | float | None]
"""By the ids of fields, what is typed or sent for a row."""
_ELSE: Final = re.compile(
    r"[;,.]\s*(?:or )?(?:else|otherwise|if not),?\s+(?P<who>.+)", re.IGNORECASE
)
_CODED: Final = re.compile(r"(?P<code>[^\s:]{1,12})\s*:\s*(?P<words>.*)", re.DOTALL)


class Thing(NamedTuple):
    """One thing that was voted on or scored."""

    id: str
    """Its id in the record."""
    code: str
    """What the vote calls it."""
    text: str
    told: str
    """What it came to, in words."""
    result: str
    """What follows from that; empty where the rule does not say."""


class Basis(NamedTuple):
    """The vote or the scores that are decided on."""

    step: Step
    """The step in which they were given."""
    rule: str
    """The rule where it says of each thing whether it is carried; else empty."""
    sentence: str
    """What they came to."""
    things: tuple[Thing, ...]
    """By their places."""

    @property
    def what(self) -> str:
        """What it is: the vote or the scores, of which step."""
        kind = "scores" if as_kind(self.step, Score) is not None else "vote"
        return f"{kind} of {self.step.title}"

    @property
    def lines(self) -> Iterator[str]:
        """Each thing with what it came to."""
        for one in self.things:
            yield f"{one.code} {one.text}: {one.told}"


def basis_of(record: Record, session: Session, step: Decide) -> Basis | None:
    """What a step decides on: what it names, else the last vote or scores taken in before it."""
    for before in _before(record, session, step):
        if (vote := closed_vote(record, session.id, before.id)) is not None:
            return _of_vote(before, counted(record, vote))
        scored = as_kind(before, Score)
        if scored is not None and counts(record, session, scored):
            return _of_scores(record, session, scored)
    return None


def _of_vote(step: Step, found: Counted) -> Basis:
    is_verdict = found.vote.rule.method == "gradients"
    things = tuple(_voted(found, one) for one in found.results)
    return Basis(step, found.rule if is_verdict else "", found.sentence, things)


def _voted(found: Counted, one: Result) -> Thing:
    """What one thing got; of gradients whether it is carried, and by how many vetoes blocked."""
    if one.carried is None or not found.cast:
        place = f", place {one.place}" if one.place is not None else ""
        return Thing(one.subject_id, one.code, one.text, f"{one.votes:g}{place}", "")
    result = CARRIED if one.carried else NOT_CARRIED
    told = f"support {one.votes:g} of {found.cast}, {result}"
    if one.vetoes > (found.vote.rule.vetoes or 0):
        told += f", blocked by {plural(one.vetoes, 'veto', 'vetoes')}"
    return Thing(one.subject_id, one.code, one.text, told, result)


def _of_scores(record: Record, session: Session, step: Score) -> Basis:
    """Scores in the first order of their step."""
    order = orders_in(record, session, step)[0]
    things = []
    for one in placed(results_of(record, session, step), order):
        subject, value = one.result.subject, order.value(one.result)
        told = "not scored" if value is None else f"{round(value, 2):g}, place {one.place}"
        things.append(Thing(subject.id, subject.code, subject.text, told, ""))
    return Basis(step, "", f"In order of {order.title}.", tuple(things))


def waits_for(record: Record, session: Session, step: Decide) -> str:
    """What is not there yet that the step decides on, as a sentence; empty where nothing is."""
    if basis_of(record, session, step) is not None:
        return ""
    for before in _before(record, session, step):
        vote = vote_of(record, session.id, before.id)
        if vote is not None or step.of:
            if as_kind(before, Score) is not None and vote is None:
                return f"The scores of {before.title} are not taken in."
            state = "is still open" if vote is not None else "was not held"
            return f"The vote of {before.title} {state}."
    return ""


def _before(record: Record, session: Session, step: Decide) -> list[Step]:
    """The steps whose votes it may rest on, the likeliest first."""
    guide = record.guide_of(session)
    steps = guide.steps
    if step.of:
        named = [each for each in steps if each.id == step.of]
        # Where a discussion is named in which nothing was rated again, what it looked at counts.
        looked_at = [found for each in named if (found := source_of(guide, each)) is not None]
        return [*named, *looked_at]
    ids = [each.id for each in steps]
    at = ids.index(step.id) if step.id in ids else len(ids)
    return list(reversed(steps[:at]))


def rule_of(step: Decide, basis: Basis | None) -> str:
    """Who decides by what: as the guide says, else as the vote was held that gives a verdict."""
    if step.rule:
        return step.rule
    return basis.rule if basis is not None else ""


def falls_to(rule: str) -> str:
    """Who decides where the vote carries nothing, as the rule says it behind `else`; else empty."""
    found = _ELSE.search(rule)
    return found["who"].strip(" .") if found else ""


def left_to(record: Record, session: Session, step: Decide, line: str) -> str:
    """Who decides on what a line is about, as the vote does not carry it; empty where it does."""
    basis = basis_of(record, session, step)
    about, _ = _about(basis, line)
    is_lost = about is not None and about.result == NOT_CARRIED
    return falls_to(rule_of(step, basis)) if is_lost else ""


def following(record: Record, session: Session, step: Decide, given: Cells) -> Cells:
    """The cells of a new decision, with those that follow from the rule and the vote.

    What is given stands as it is. A decision `N2: We take the second offer` is about what the vote
    calls `N2`; the code alone takes its words. Where the vote had one thing, it is about that.
    Where the vote does not carry it and the rule leaves it to somebody then, the result is open.

    Args:
        record: the record.
        session: the session.
        step: the step in which it is decided.
        given: by the ids of fields, what was typed or sent.
    """
    basis = basis_of(record, session, step)
    about, words = _about(basis, str(given.get("decision") or ""))
    found: dict[str, str | int | float | None] = {}
    if words and "rests_on" not in given:
        found["decision"] = words
    if rule := str(given.get("rule", rule_of(step, basis)) or ""):
        found["rule"] = rule
    if basis is not None and words:
        # No figures: what a vote came to is told by the vote, as each edition may tell it.
        what = clean_line(basis.what).replace(";", ",")
        links = [_link(record, about.id)] if about else []
        found["rests_on"] = "; ".join(filter(None, [*links, what]))
        result = about.result if about else ""
        found["result"] = "" if result == NOT_CARRIED and falls_to(rule) else result
    kept = given if "rests_on" in given else {i: v for i, v in given.items() if i != "decision"}
    return {**found, **kept} if words else given


def _about(basis: Basis | None, line: str) -> tuple[Thing | None, str]:
    """What of the vote or the scores a line is about, and its words."""
    words = line.strip()
    if basis is None:
        return None, words
    by_code = {one.code.casefold(): one for one in basis.things}
    if (named := by_code.get(words.casefold())) is not None:
        return named, named.text
    coded = _CODED.fullmatch(words)
    if coded and (named := by_code.get(coded["code"].casefold())) is not None:
        return named, coded["words"].strip() or named.text
    alone = basis.things[0] if len(basis.things) == 1 else None
    return alone, words


def _link(record: Record, subject_id: str) -> str:
    """What was voted on as a cell has it; empty where a cell cannot lead there."""
    if (factor := record.find(Factor, subject_id)) is not None:
        return record.whole_of(factor).code
    if (theme := Codebook(record).theme(subject_id)) is not None:
        return theme.name.replace(";", ",") if theme.document else ""
    for kind in _LED_TO:
        if (row := record.find(kind, subject_id)) is not None:
            return record.get(kind, record.merged_rows.whole_of(row.id)).code
    return subject_id
