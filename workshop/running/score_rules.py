"""The rules for scores, and what they show once they are in."""

from __future__ import annotations

import math
from statistics import median, quantiles

import msgspec

from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.guide.shape import Score, as_kind
from workshop.record.change import Change, Moment
from workshop.record.documents import ROOM, Ballot, Person, Session, StepRun
from workshop.record.parts import presence_now
from workshop.record.record import Record
from workshop.running.commands import FinishScoring, NormaliseScores, ReopenScoring, SetScore
from workshop.running.registry import rule
from workshop.running.same_person import told_apart
from workshop.running.subjects import Subject, parts_of, subject_of, subjects_of
from workshop.text import clean_line


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """What several people's values come to: never an average alone."""

    count: int
    """How many gave a value."""
    median: float
    least: float
    greatest: float
    quartiles: tuple[float, float] | None
    """Lower and upper quartile (Hyndman & Fan 1996, type 7); none for fewer than two values."""


def spread(values: list[float]) -> Spread | None:
    """Median and spread of values, or none where nobody gave one."""
    if not values:
        return None
    cuts = quantiles(values, n=4, method="inclusive") if len(values) > 1 else None
    return Spread(
        count=len(values),
        median=median(values),
        least=min(values),
        greatest=max(values),
        quartiles=(cuts[0], cuts[2]) if cuts else None,
    )


def score_step(record: Record, session: Session, step_id: str) -> Score:
    """The step, which must be one that takes scores.

    Raises:
        Refused: it takes none.
    """
    step = record.step_of(session, step_id)
    if (scored := as_kind(step, Score)) is None:
        raise Refused(f"{step.title} takes no scores.")
    return scored


def values_of(
    record: Record, session_id: str, step_id: str, subject_id: str, scale_id: str
) -> list[float]:
    """The values that count for a subject: the room's if it agreed on one, else everybody's.

    What was scored before a merge counts for the whole.
    """
    return [*given_of(record, session_id, step_id, subject_id, scale_id).values()]


def given_of(
    record: Record, session_id: str, step_id: str, subject_id: str, scale_id: str
) -> dict[tuple[str, str], float]:
    """The values that count for a subject, by who gave each and what it was given to."""
    ballots = record.ballots_of(session_id, step_id)
    agreed = [ballot for ballot in ballots if ballot.voter == ROOM]
    for chosen in (agreed, ballots):
        values = ((ballot, _scored(record, ballot, subject_id, scale_id)) for ballot in chosen)
        if given := {(ballot.voter, value[0]): value[1] for ballot, value in values if value}:
            return given
    return {}


def value_in(record: Record, ballot: Ballot, subject_id: str, scale_id: str) -> float | None:
    """A voter's value for a subject: its own, else that of a part, the first one first."""
    scored = _scored(record, ballot, subject_id, scale_id)
    return scored[1] if scored else None


def _scored(
    record: Record, ballot: Ballot, subject_id: str, scale_id: str
) -> tuple[str, float] | None:
    """A voter's value for a subject, behind the id of what it was given to."""
    value = ballot.scores.get(subject_id, {}).get(scale_id)
    if value is not None:
        return subject_id, value
    parts = (_scored(record, ballot, part, scale_id) for part in parts_of(record, subject_id))
    return next((value for value in parts if value is not None), None)


def voters_of(record: Record, session: Session, step: Score) -> tuple[str, ...]:
    """Whose ballots a step takes, in turn, for every way in which scores are entered.

    Every participant who is there, or the room where it scores together or nobody is listed; then
    those who have gone, the seats and the room, for which somebody entered a value all the same.
    """
    there = [each for each in session.people if presence_now(session.presence, each).there]
    asked = (there or session.people) if step.voters == "each" else ()
    cast = [ballot.voter for ballot in record.ballots_of(session.id, step.id)]
    return tuple(dict.fromkeys((*(asked or (ROOM,)), *sorted(cast, key=lambda one: one == ROOM))))


def lacking(record: Record, session: Session, step: Score) -> list[str]:
    """What is still missing before scores can be taken in, as sentences; nothing if nothing is."""
    subjects = subjects_of(record, session, step)
    ballots = {ballot.voter: ballot for ballot in record.ballots_of(session.id, step.id)}
    lacks = []
    for voter in voters_of(record, session, step):
        if ROOM in ballots and voter not in ballots:
            continue  # the room agreed, so nobody's own values are waited for
        parts = _lacks_of(record, ballots.get(voter), subjects, step)
        lacks += [f"{voter_name(record, voter)}: {'; '.join(parts)}."] if parts else []
    return lacks


def _lacks_of(
    record: Record, ballot: Ballot | None, subjects: list[Subject], step: Score
) -> list[str]:
    """What is missing on one ballot."""
    if ballot is None:
        return ["no scores"]
    parts = []
    for scale in step.scales:
        values = [value_in(record, ballot, subject.id, scale.id) for subject in subjects]
        given = [value for value in values if value is not None]
        if len(given) < len(values):
            parts.append(f"{scale.title.lower()} for {len(given)} of {len(values)}")
        elif scale.total is not None and not math.isclose(sum(given), scale.total):
            parts.append(f"{scale.title.lower()} adds up to {sum(given):g} of {scale.total:g}")
    return parts


def _taking(record: Record, session_id: str, step_id: str) -> tuple[Session, Score]:
    """A session and the step of it that takes scores now."""
    session = record.get(Session, session_id)
    if session.closed:
        raise Refused(f"{session.title} is closed; reopen it to score.")
    step = score_step(record, session, step_id)
    if session.steps.get(step_id, StepRun()).scores_in:
        raise Refused("The scores are in; reopen scoring to change one.")
    return session, step


def _scale(step: Score, scale_id: str) -> Scale:
    """A scale of the step."""
    for scale in step.scales:
        if scale.id == scale_id:
            return scale
    known = ", ".join(scale.id for scale in step.scales)
    raise Refused(f"{step.title} has no scale “{scale_id}”. Its scales are: {known}.")


def voter_name(record: Record, voter: str) -> str:
    """A voter as the grid calls them."""
    if voter == ROOM:
        return "The room"
    person = record.find(Person, voter)
    return told_apart(record, person) if person else voter


def whose(record: Record, voter: str) -> str:
    """A voter inside a sentence."""
    return "the room" if voter == ROOM else voter_name(record, voter)


def _ballot(record: Record, session: Session, step_id: str, voter: str, moment: Moment) -> Ballot:
    """The voter's ballot, a new one where there is none."""
    for ballot in record.ballots_of(session.id, step_id):
        if ballot.voter == voter:
            return ballot
    return Ballot(id=moment.new_id(), session_id=session.id, step_id=step_id, voter=voter)


def _require_part(record: Record, session: Session, voter: str) -> None:
    """Make sure that a person who scores takes part; a seat or the room is nobody in particular.

    Raises:
        Refused: the person does not.
    """
    person = record.find(Person, voter)
    if person and person.id not in session.people:
        raise Refused(
            f"{person.name} does not take part in {session.title}. Put them on its list first."
        )


@rule(SetScore)
def set_score(record: Record, command: SetScore, moment: Moment) -> Change:
    """Put one value in a voter's ballot."""
    session, step = _taking(record, command.session_id, command.step_id)
    scale = _scale(step, command.scale_id)
    to_score = command.value is not None
    subject = subject_of(record, step, command.subject_id, to_score=to_score)
    if not (voter := clean_line(command.voter)):
        raise Refused("Say whose score it is.")
    _require_part(record, session, voter)
    ballot = _ballot(record, session, step.id, voter, moment)
    row = {k: v for k, v in ballot.scores.get(subject.id, {}).items() if k != scale.id}
    if command.value is not None:
        row[scale.id] = on_scale(scale, command.value)
    scores = {k: v for k, v in ballot.scores.items() if k != subject.id} | (
        {subject.id: row} if row else {}
    )
    what = f"{subject.code} {scale.title.lower()}"
    if command.value is None:
        sentence = f"Took out {what} of {whose(record, voter)}"
    else:
        sentence = f"Scored {what} {command.value:g} for {whose(record, voter)}"
    return Change(
        sentence=sentence,
        puts=(msgspec.structs.replace(ballot, scores=scores),),
        session_id=session.id,
    )


def on_scale(scale: Scale, value: float) -> float:
    """The value, if the scale has it.

    Raises:
        Refused: it lies outside the scale or between two of its values.
    """
    steps = (value - scale.least) / scale.step
    fits = math.isfinite(value) and math.isclose(steps, round(steps), abs_tol=1e-9)
    if not fits or not scale.least <= value <= scale.greatest:
        by = "" if scale.step == 1 else f" in steps of {scale.step:g}"
        raise Refused(
            f"{scale.title} goes from {scale.least:g} ({scale.least_means}) "
            f"to {scale.greatest:g} ({scale.greatest_means}){by}; {value:g} is not on it."
        )
    return float(value)


@rule(NormaliseScores)
def normalise_scores(record: Record, command: NormaliseScores, moment: Moment) -> Change:
    """Put a voter's values so that they add up, in proportion and in whole steps."""
    session, step = _taking(record, command.session_id, command.step_id)
    scale = _scale(step, command.scale_id)
    if scale.total is None:
        raise Refused(f"{scale.title} has no total to add up to.")
    ballot = _ballot(record, session, step.id, clean_line(command.voter), moment)
    standing = {subject.id for subject in subjects_of(record, session, step)}
    values = {
        subject_id: row[scale.id]
        for subject_id, row in ballot.scores.items()
        if scale.id in row and subject_id in standing
    }
    if sum(values.values()) <= 0:
        raise Refused(f"There are no values for {scale.title.lower()} to work with yet.")
    above = {subject_id: value - scale.least for subject_id, value in values.items()}
    rest = scale.total - scale.least * len(values)
    if rest < 0 or sum(above.values()) <= 0:
        raise Refused(f"{scale.title} cannot add up to {scale.total:g} in proportion.")
    shares = apportion(above, rest, scale.step)
    fitted = {subject_id: scale.least + share for subject_id, share in shares.items()}
    if max(fitted.values()) > scale.greatest:
        raise Refused(f"{scale.title} would go beyond {scale.greatest:g} for a factor.")
    scores = {
        subject_id: row | ({scale.id: fitted[subject_id]} if subject_id in fitted else {})
        for subject_id, row in ballot.scores.items()
    }
    voter = whose(record, ballot.voter)
    sentence = f"Made {scale.title.lower()} add up to {scale.total:g} for {voter}"
    puts = (msgspec.structs.replace(ballot, scores=scores),)
    return Change(sentence=sentence, puts=puts, session_id=session.id)


def apportion(values: dict[str, float], total: float, step: float) -> dict[str, float]:
    """Values in proportion that add up to `total` in multiples of `step`.

    By largest remainders (Hamilton); of equal remainders the greater value comes first, then
    the smaller key.
    """
    units = round(total / step)
    share = {key: value * units / sum(values.values()) for key, value in values.items()}
    whole = {key: math.floor(part + 1e-9) for key, part in share.items()}
    left = units - sum(whole.values())
    order = sorted(share, key=lambda key: (-(share[key] - whole[key]), -values[key], key))
    for key in order[:left]:
        whole[key] += 1
    return {key: count * step for key, count in whole.items()}


@rule(FinishScoring)
def finish_scoring(record: Record, command: FinishScoring, _: Moment) -> Change:
    """Put the scores of a step as in."""
    session, step = _taking(record, command.session_id, command.step_id)
    if not any(ballot.scores for ballot in record.ballots_of(session.id, step.id)):
        raise Refused("Nobody has scored anything yet.")
    return _scores_in(session, step, now_in=True)


@rule(ReopenScoring)
def reopen_scoring(record: Record, command: ReopenScoring, _: Moment) -> Change:
    """Put the scores of a step as still coming."""
    session = record.get(Session, command.session_id)
    step = score_step(record, session, command.step_id)
    if session.closed or not session.steps.get(step.id, StepRun()).scores_in:
        raise Refused(f"Scores for {step.title} can be entered as it is, or the session is closed.")
    return _scores_in(session, step, now_in=False)


def _scores_in(session: Session, step: Score, *, now_in: bool) -> Change:
    """The change that ends scoring or lets it go on."""
    run = msgspec.structs.replace(session.steps.get(step.id, StepRun()), scores_in=now_in)
    changed = msgspec.structs.replace(session, steps=session.steps | {step.id: run})
    sentence = f"{'Took in the scores' if now_in else 'Went on scoring'}: {step.title}"
    return Change(sentence=sentence, puts=(changed,), session_id=session.id)
