"""Scores at plain prompts: values voter by voter, results, and what is asked before going on."""

from __future__ import annotations

from typing import Final

import msgspec

from screens.plain.base.talk import Talk
from workshop.ballots.points import left_of, on_scale
from workshop.ballots.results import placed, results_of, tie_words
from workshop.ballots.standing import counts, is_open, is_taken_in, values_in, voters_of
from workshop.ballots.subjects import Subject, subjects_of
from workshop.ballots.tally import Tally, value_in
from workshop.ballots.votes.criteria import orders_in
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.guide.shape import Score, as_kind
from workshop.guide.step import Step
from workshop.record.change import trial
from workshop.record.documents import ROOM
from workshop.running.base.voters import voter_name
from workshop.running.commands import (
    Command,
    FinishScoring,
    RetagEntry,
    RetractEntry,
    SetScore,
    SpreadScores,
)
from workshop.running.score_rules import lacking, score_effects
from workshop.text import listing, plural

_SEAT: Final = "\0seat"


def score(talk: Talk, step: Step) -> None:
    """Values, voter by voter, until somebody says that all are in.

    Raises:
        Refused: the step takes no scores.
    """
    if (scored := as_kind(step, Score)) is None:
        raise Refused(f"{step.title} takes no scores.")
    if is_taken_in(talk.session, scored.id):
        _results(talk, scored)
    else:
        _take_scores(talk, scored)


def _take_scores(talk: Talk, step: Score) -> None:
    """Values, voter by voter."""
    factors = subjects_of(talk.record, talk.session, step)
    if not factors:
        talk.tell("There is nothing to score yet.")
        return
    while (voter := _voter(talk, step)) is not None:
        _ballot(talk, step, voter, factors)
        if step.voters == "room":
            break
    if counts(talk.record, talk.session, step):
        talk.tell("Nothing is missing: the scores count.")
        _results(talk, step)
        return
    for lack in lacking(talk.record, talk.session, step):
        talk.tell(lack)
    finish = FinishScoring(session_id=talk.session_id, step_id=step.id)
    if talk.ask.confirm("Are all scores in?", default=False) and talk.do(finish):
        _results(talk, step)


def _voter(talk: Talk, step: Score) -> str | None:
    """Whose values come next; none when nobody's do."""
    if step.voters == "room":
        return ROOM
    voters = voters_of(talk.record, talk.session, step)
    choices = [(voter_name(talk.record, voter), voter) for voter in voters if voter != ROOM]
    choices += [("a seat without a name", _SEAT), ("the room as a whole", ROOM)]
    chosen = talk.ask.choose("Whose scores?", choices, "no more")
    if chosen == _SEAT:
        return talk.line("Which seat? For example Seat 3:") or None
    return chosen


def _ballot(talk: Talk, step: Score, voter: str, factors: list[Subject]) -> None:
    """One voter's values."""
    spreads = any(scale.total is not None for scale in step.scales)
    also = "; = spreads what is left" if spreads else ""
    talk.tell(f"{voter_name(talk.record, voter)}. An empty line leaves a value as it is{also}.")
    for factor in factors:
        talk.tell(f"{factor.code} {factor.text}")
        for scale in step.scales:
            _value(talk, step, voter, factor, scale)


def _value(talk: Talk, step: Score, voter: str, factor: Subject, scale: Scale) -> None:
    """One value, asked for until it is on the scale or left out."""
    least, most = (
        f"{scale.least:g} {scale.least_means}",
        f"{scale.greatest:g} {scale.greatest_means}",
    )
    left = _left(talk, step, voter, scale)
    while answer := talk.line(f"{scale.title}, {least} to {most}{left}:"):
        command: Command = SpreadScores(
            session_id=talk.session_id, step_id=step.id, voter=voter, scale_id=scale.id
        )
        if answer != "=":
            try:
                value = on_scale(scale, float(answer.replace(",", ".")))
            except (ValueError, Refused) as problem:
                refused = isinstance(problem, Refused)
                talk.tell(str(problem) if refused else "That is no number.")
                continue
            command = SetScore(
                session_id=talk.session_id,
                step_id=step.id,
                voter=voter,
                subject_id=factor.id,
                scale_id=scale.id,
                value=value,
            )
        change = talk.do(command)
        if answer == "=" and change:
            talk.tell(f"{change.sentence}.")
        return


def _left(talk: Talk, step: Score, voter: str, scale: Scale) -> str:
    """What is left of the points, behind the question; empty for a scale without a total."""
    if scale.total is None:
        return ""
    ballots = talk.record.ballots_of(talk.session_id, step.id)
    own = [ballot for ballot in ballots if ballot.voter == voter]
    values = [
        value
        for ballot in own
        for factor in subjects_of(talk.record, talk.session, step)
        if (value := value_in(talk.record, ballot, factor.id, scale)) is not None
    ]
    return f", {left_of(scale, values):g} of {scale.total:g} left"


def _results(talk: Talk, step: Score) -> None:
    """What every factor came to, in order, once the scores are in."""
    order = orders_in(talk.record, talk.session, step)[0]
    rows = placed(results_of(talk.record, talk.session, step), order)
    for row in rows:
        subject, tallies = row.result.subject, row.result.tallies
        parts = [
            f"{scale.title} {_told(tallies[scale.id])}{_apart(row.result.flags.get(scale.id))}"
            for scale in step.scales
            if scale.id in tallies
        ]
        place = f"{row.place}{'=' if row.tied else ''}. " if row.place else ""
        talk.tell(f"{place}{subject.code} {subject.text}: {listing(parts) or 'not scored'}")
    talk.tell(f"In the order of {order.title}.")
    if ties := tie_words(rows):
        talk.tell(f"{ties}.")


def _told(found: Tally) -> str:
    """What several values came to, by the name of their aggregate."""
    value, given = f"{round(found.value, 9):g}", found.spread
    if found.agreed:
        return value
    if found.aggregate == "sum":
        return f"{value} of {found.whole:g} points (n {given.count})"
    between = f", {given.least:g} to {given.greatest:g}" if given.count > 1 else ""
    return f"median {value} (n {given.count}{between})" if given.count > 1 else f"{value} (n 1)"


def _apart(flag: str | None) -> str:
    return f", {flag}" if flag else ""


def ask_about_scores(talk: Talk) -> bool:
    """Ask about values that are in no result before the room goes on; false where it stays."""
    step = as_kind(talk.step, Score)
    if step is None or not is_open(talk.record, talk.session, step):
        return True
    values = plural(values_in(talk.record, talk.session, step), "value")
    talk.tell(f"{step.title}: {values} entered, and in no result until they are taken in.")
    for lack in lacking(talk.record, talk.session, step):
        talk.tell(lack)
    choices = [("take them in", "take"), ("leave them as they are", "leave")]
    answer = talk.ask.choose("Before going on:", choices, "stay here")
    if answer == "take":
        talk.send(FinishScoring(session_id=talk.session_id, step_id=step.id))
        talk.tell("The scores are in.")
    return answer is not None


def with_points(talk: Talk, command: Command) -> Command | None:
    """A command with what is to become of points that it would leave; none where it is not done.

    What becomes of them is told first; nothing is asked where every ballot stays at its total.
    """
    if not isinstance(command, RetagEntry | RetractEntry):
        return command
    effects = score_effects(talk.record, command, trial(talk.now))
    if not effects.breaks_total:
        return command
    for words in effects.words:
        talk.tell(words)
    choices = [("keep ballots at their totals", "keep"), ("leave the points", "leave")]
    answer = talk.ask.choose("What becomes of its points?", choices, "leave it as it is")
    return msgspec.structs.replace(command, keep_total=answer == "keep") if answer else None
