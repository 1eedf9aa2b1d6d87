"""The rules for factors and their scores.

Factors are worded, merged where they say the same, and taken apart again; scores are entered, put
right and taken in.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from workshop.ballots.editing import with_values
from workshop.ballots.effects import breaks_total, effects_of
from workshop.ballots.points import fitted, on_scale, rest_spread
from workshop.ballots.standing import is_taken_in, lacks_by_voter, open_steps, open_words, values_in
from workshop.ballots.subjects import subject_of, subjects_of
from workshop.ballots.tally import value_in
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.guide.shape import Score, as_kind
from workshop.language import raised
from workshop.record.change import Change, Moment
from workshop.record.documents import (
    Ballot,
    EntryKind,
    Factor,
    Person,
    Session,
    StepRun,
)
from workshop.record.record import Record
from workshop.record.themes import Apart
from workshop.record.within import Merge
from workshop.running.base.command import Command
from workshop.running.base.on_record import require_on_record
from workshop.running.base.registry import RULES, rule, rule_in_session
from workshop.running.base.voters import voter_name, whose
from workshop.running.capture import statement
from workshop.running.commands import (
    EditFactor,
    FinishScoring,
    KeepApart,
    MergeFactors,
    NormaliseScores,
    ReopenScoring,
    SetScore,
    SplitFactor,
    SpreadScores,
)
from workshop.running.needs.before_scoring import refuse_before_weights
from workshop.running.voting.rules import require_scored_alone
from workshop.text import clean_line, listing, plural, shorten


def score_step(record: Record, session: Session, step_id: str) -> Score:
    """The step, which must be one that takes scores.

    Raises:
        Refused: it takes none.
    """
    step = record.step_of(session, step_id)
    if (scored := as_kind(step, Score)) is None:
        raise Refused(f"{step.title} takes no scores.")
    return scored


def lacking(record: Record, session: Session, step: Score) -> list[str]:
    """What is still missing before scores are complete, as sentences; nothing if nothing is.

    Everybody is named, those who lack the same together.
    """
    found: dict[tuple[str, ...], list[str]] = {}
    for voter, lacks in lacks_by_voter(record, session, step).items():
        found.setdefault(lacks, []).append(voter_name(record, voter))
    return [f"{listing(names)}: {'; '.join(lacks)}." for lacks, names in found.items()]


def open_scores(record: Record, session: Session) -> list[str]:
    """Which values of a session are in no result, and what each step lacks, as sentences."""
    found = []
    for step in open_steps(record, session):
        count = plural(values_in(record, session, step), "value")
        lacks = lacking(record, session, step) or ["nothing is missing."]
        found.append(f"{step.title}, {count} not taken in: {' '.join(lacks)}")
    return found


def leaving_words(record: Record, session: Session, step_id: str) -> str:
    """What is told where a step is left whose values are in no result; empty for any other."""
    steps = open_steps(record, session)
    step = next((each for each in steps if each.id == step_id), None)
    return f"; {open_words(record, session, step)}" if step else ""


def _taking(record: Record, session_id: str, step_id: str) -> tuple[Session, Score]:
    """A session and the step of it that takes scores now."""
    session = record.get(Session, session_id)
    if session.closed:
        raise Refused(f"{session.title} is closed; reopen it to score.")
    step = score_step(record, session, step_id)
    require_scored_alone(record, session, step)
    if is_taken_in(session, step_id):
        raise Refused("The scores are in; reopen scoring to change one.")
    return session, step


def _scale(step: Score, scale_id: str) -> Scale:
    """A scale of the step."""
    for scale in step.scales:
        if scale.id == scale_id:
            return scale
    known = ", ".join(scale.id for scale in step.scales)
    raise Refused(f"{step.title} has no scale “{scale_id}”. Its scales are: {known}.")


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
    value = None if command.value is None else on_scale(scale, command.value)
    if to_score and not moment.replayed:
        require_on_record(record, session.id, "what it scores")
        refuse_before_weights(record, step.of)
    scored = with_values(record, ballot, scale, {subject.id: value})
    what = f"{subject.code} {scale.title.lower()}"
    if command.value is None:
        sentence = f"Took out {what} of {whose(record, voter)}"
    else:
        sentence = f"Scored {what} {command.value:g} for {whose(record, voter)}"
    return Change(
        sentence=sentence,
        puts=(scored,),
        session_id=session.id,
    )


@rule(NormaliseScores)
def normalise_scores(record: Record, command: NormaliseScores, moment: Moment) -> Change:
    """Put a voter's values so that they add up, in proportion and in whole steps."""
    session, step = _taking(record, command.session_id, command.step_id)
    scale = _scale(step, command.scale_id)
    refuse_before_weights(record, step.of)
    ballot = _ballot(record, session, step.id, clean_line(command.voter), moment)
    values = fitted(scale, _given(record, session, step, ballot, scale))
    put = with_values(record, ballot, scale, values)
    voter = whose(record, ballot.voter)
    sentence = f"Made {scale.title.lower()} add up to {scale.total or 0:g} for {voter}"
    return Change(sentence=sentence, puts=(put,), session_id=session.id)


def _given(
    record: Record, session: Session, step: Score, ballot: Ballot, scale: Scale
) -> dict[str, float]:
    """What a ballot gives on a scale to what stands, by subject."""
    return {
        subject.id: value
        for subject in subjects_of(record, session, step)
        if (value := value_in(record, ballot, subject.id, scale)) is not None
    }


@rule(SpreadScores)
def spread_scores(record: Record, command: SpreadScores, moment: Moment) -> Change:
    """Put what is left of a voter's points on what has none, alike."""
    session, step = _taking(record, command.session_id, command.step_id)
    scale = _scale(step, command.scale_id)
    if not (voter := clean_line(command.voter)):
        raise Refused("Say whose score it is.")
    _require_part(record, session, voter)
    require_on_record(record, session.id, "what it scores")
    refuse_before_weights(record, step.of)
    ballot = _ballot(record, session, step.id, voter, moment)
    given = _given(record, session, step, ballot, scale)
    subjects = subjects_of(record, session, step)
    blank = [subject.id for subject in subjects if subject.id not in given]
    shares = rest_spread(scale, given.values(), blank)
    spread_out = f"{sum(shares.values()):g} of {scale.title.lower()} over"
    return Change(
        sentence=f"Spread {spread_out} {_counted(step, len(shares))} for {whose(record, voter)}",
        puts=(with_values(record, ballot, scale, shares),),
        session_id=session.id,
    )


def _counted(step: Score, number: int) -> str:
    """So many of what a step scores: `3 factors`, `3 needs`."""
    return step.table.count(number) if step.table else plural(number, "factor")


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
    require_scored_alone(record, session, step)
    if session.closed or not is_taken_in(session, step.id):
        raise Refused(f"Scores for {step.title} can be entered as it is, or the session is closed.")
    return _scores_in(session, step, now_in=False)


def _scores_in(session: Session, step: Score, *, now_in: bool) -> Change:
    """The change that ends scoring or lets it go on."""
    run = msgspec.structs.replace(session.steps.get(step.id, StepRun()), scores_in=now_in)
    changed = msgspec.structs.replace(session, steps=session.steps | {step.id: run})
    sentence = f"{'Took in the scores' if now_in else 'Went on scoring'}: {step.title}"
    return Change(sentence=sentence, puts=(changed,), session_id=session.id)


@rule_in_session(EditFactor)
def edit_factor(record: Record, command: EditFactor, _: Moment) -> Change:
    """Put a factor in other words or another field of the scan."""
    old = record.get(Factor, command.factor_id)
    text = statement(command.text, EntryKind.NOTE)
    if not text:
        raise Refused(f"{old.code} needs a statement.")
    if command.pestle and old.letter.internal:
        raise Refused(f"{old.code} is internal; only external factors have a field of the scan.")
    factor = msgspec.structs.replace(old, text=text, pestle=command.pestle)
    return Change(sentence=f"Edited {old.code} “{shorten(text, 60)}”", puts=(factor,))


@rule_in_session(MergeFactors)
def merge_factors(record: Record, command: MergeFactors, moment: Moment) -> Change:
    """Put factors into one, which keeps its number and remembers what it took in."""
    whole = record.get(Factor, command.into)
    others = [record.get(Factor, other) for other in dict.fromkeys(command.others)]
    if not others or whole in others:
        raise Refused("Choose two factors or more to merge.")
    for factor in (whole, *others):
        if factor.into:
            raise Refused(f"{factor.code} was merged already; split it off first.")
        if factor.letter is not whole.letter:
            raise Refused(
                f"{whole.code} and {factor.code} have different letters; retag the entry first."
            )
    parts = [msgspec.structs.replace(factor, into=whole.id) for factor in others]
    taken = tuple(Merge(factor_id=f.id, text=f.text, at=moment.now) for f in others)
    pestle = whole.pestle or next((f.pestle for f in others if f.pestle), None)
    text = statement(command.text, EntryKind.NOTE) or whole.text
    merged = msgspec.structs.replace(
        whole, text=text, merged=(*whole.merged, *taken), pestle=pestle
    )
    codes = listing([factor.code for factor in others])
    return Change(sentence=f"Merged {codes} into {whole.code}", puts=(merged, *parts))


@rule_in_session(SplitFactor)
def split_factor(record: Record, command: SplitFactor, _: Moment) -> Change:
    """Put a factor on its own again."""
    part = record.get(Factor, command.factor_id)
    if part.into is None:
        raise Refused(f"{part.code} is not merged into another factor.")
    whole = record.get(Factor, part.into)
    merged = tuple(merge for merge in whole.merged if merge.factor_id != part.id)
    left = msgspec.structs.replace(whole, merged=merged)
    free = msgspec.structs.replace(part, into=None)
    return Change(sentence=f"Split {part.code} off {whole.code}", puts=(left, free))


@rule_in_session(KeepApart)
def keep_apart(record: Record, command: KeepApart, moment: Moment) -> Change:
    """Put on record that two factors are not the same."""
    first = record.get(Factor, command.first)
    second = record.get(Factor, command.second)
    if frozenset((first.id, second.id)) in record.judged_apart():
        raise Refused(f"{first.code} and {second.code} were judged to be different already.")
    apart = Apart(id=moment.new_id(), first=first.id, second=second.id)
    return Change(sentence=f"Kept {first.code} and {second.code} apart", puts=(apart,))


class ScoreEffects(NamedTuple):
    """What a command would do to scores."""

    words: tuple[str, ...]
    """What becomes of them, as sentences; none where they stay as they are."""
    breaks_total: bool
    """Whether ballots that added up would no longer do so; `keep_total` of the command helps."""


def score_effects(record: Record, command: Command, moment: Moment) -> ScoreEffects:
    """What a command would do to scores, told before it is done.

    Raises:
        Refused: it may not be done.
    """
    change = RULES[type(command)](record, command, moment)
    words = (f"{raised(words)}." for words in effects_of(record, change))
    return ScoreEffects(tuple(words), breaks_total(record, change))
