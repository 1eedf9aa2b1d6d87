"""The rule that opens a vote: on what stands now, for those who are there now."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.ballots.rounds import source_of
from workshop.ballots.standing import is_taken_in, values_in
from workshop.ballots.votes.again import has_result
from workshop.ballots.votes.items import Item, listed
from workshop.ballots.votes.rules import is_secret, rule_here, rule_words
from workshop.ballots.votes.sets import FEWEST
from workshop.ballots.votes.standing import roster_of, vote_of
from workshop.errors import Refused
from workshop.guide.shape import Score, as_kind
from workshop.guide.step import Step
from workshop.guide.vote import Vote as VoteStep
from workshop.record.change import Change, Moment
from workshop.record.documents import Document, Entry, EntryKind, Session
from workshop.record.record import Record
from workshop.record.votes.documents import Vote
from workshop.running.base.registry import rule
from workshop.running.needs.before_scoring import refuse_before_weights
from workshop.running.voting.commands import OpenVote
from workshop.running.voting.rules import running_session, voting_step
from workshop.running.voting.unshared import not_aired
from workshop.text import clean_line, plural


@rule(OpenVote)
def open_vote(record: Record, command: OpenVote, moment: Moment) -> Change:
    """Put a vote on what stands now, for those who are there now."""
    session = running_session(record, command.session_id)
    step = voting_step(record, session, command.step_id)
    if session.off_record:
        raise Refused(
            f"{session.title} is off the record, and what it votes is on it: go on first."
        )
    _require_free(record, session, step)
    if scored := as_kind(step, Score):
        refuse_before_weights(record, scored.of)
    roster, away = roster_of(session)
    if not roster:
        raise Refused(
            f"Nobody is there who could vote in {step.title}: put those who take part on the list "
            "of the session, or mark them as present."
        )
    raw = record.step_of(session, step.id)
    _require_closed_before(record, session, raw)
    items = listed(record, session, raw)
    _require_items(step, items)
    unaired = [one.item.id for one in not_aired(record, session, step)]
    made, subjects = _with_options(session, step, items, moment)
    vote = Vote(
        id=moment.new_id(),
        session_id=session.id,
        step_id=step.id,
        rule=rule_here(record, session, raw, len(items)),
        subjects=subjects,
        roster=roster,
        away=away,
        secret=is_secret(step),
        opened=moment.now,
        not_aired=tuple(each for each in subjects if each in unaired),
    )
    there = f"{len(roster)} present" + (f", {len(away)} away" if away else "")
    secret = ", secret" if vote.secret else ""
    words = rule_words(vote.rule, len(items))
    left = f". {plural(len(unaired), 'item')} known to one only not read out" if unaired else ""
    return Change(
        sentence=f"Opened the vote of {step.title} on {plural(len(items), 'item')}{secret}: "
        f"{there}. {words}{left}",
        puts=(*made, vote),
        session_id=session.id,
        # Its ballots lie where undo does not reach: it is voided, with a reason.
        undoable=not vote.secret,
    )


def _require_free(record: Record, session: Session, step: Step) -> None:
    """Make sure that a step has no vote yet, and no scores that were given without one."""
    vote = vote_of(record, session.id, step.id)
    if vote is not None:
        stands = "open already" if vote.is_open else "closed"
        raise Refused(
            f"The vote of {step.title} is {stands}. To vote anew, void it first, with a reason."
        )
    scored = as_kind(step, Score)
    if scored and (is_taken_in(session, step.id) or values_in(record, session, scored)):
        raise Refused(
            f"{step.title} has scores that were entered without a vote; go on with those, or take "
            "them out first."
        )


def _require_closed_before(record: Record, session: Session, step: Step) -> None:
    """Make sure that what is to be rated again has its result.

    Raises:
        Refused: the vote or the scores that the step looks at are not in yet.
    """
    source = source_of(record.guide_of(session), step)
    if source is None or has_result(record, session, source):
        return
    raise Refused(
        f"{step.title} rates again what {source.title} came to, and that is not in yet: close its "
        "vote, or take its scores in."
    )


def _require_items(step: Step, items: Sequence[Item]) -> None:
    """Make sure that there is something to vote on, and not too little for the rule."""
    if not items:
        raise Refused(f"There is nothing to vote on in {step.title} yet.")
    voted = as_kind(step, VoteStep)
    if voted and voted.method == "best-worst" and len(items) < FEWEST:
        raise Refused(
            f"Best–worst is for more than {FEWEST - 1} items, and {step.title} has {len(items)}: "
            'use method = "ranks" there, which puts so few in order at once.'
        )


def _with_options(
    session: Session, step: Step, items: Sequence[Item], moment: Moment
) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The entries that lines of the guide become, and the ids of all that is voted on."""
    made: list[Document] = []
    subjects = []
    for item in items:
        if item.id:
            subjects.append(item.id)
            continue
        entry = Entry(
            id=moment.new_id(),
            session_id=session.id,
            step_id=step.id,
            kind=EntryKind.NOTE,
            text=clean_line(item.text),
            at=moment.now,
            tags=tuple(dict.fromkeys(tag.casefold() for tag in step.tags)),
        )
        made.append(entry)
        subjects.append(entry.id)
    return tuple(made), tuple(subjects)
