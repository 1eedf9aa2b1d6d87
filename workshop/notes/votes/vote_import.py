"""The votes of notes on their way into an engagement: what their words mean there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from workshop.ballots.rounds import as_voted
from workshop.ballots.votes.rules import scales_of
from workshop.errors import Refused
from workshop.notes.grammar.values import stated_factor
from workshop.notes.votes.noted_votes import NotedAired, NotedItem, NotedVote, Values
from workshop.record.codebook import Codebook
from workshop.record.documents import Entry, Person, Session
from workshop.record.ids import NewId
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES
from workshop.record.votes.documents import Rule
from workshop.record.within import Aired
from workshop.running.voting.commands import RecordVote, ToldBallot, ToldHands


class LookUps(NamedTuple):
    """What words of a file mean in the engagement into which it is imported."""

    person: Callable[[str], Person]
    """The person of a handle."""
    row_code: Callable[[str, str], str]
    """What a row of a register is called there that the file calls so."""
    entries: Mapping[int, Entry]
    """The entries that were imported, by their places in the file."""
    new_id: NewId
    """Gives an id to what stands no more."""


def vote_command(record: Record, session_id: str, noted: NotedVote, words: LookUps) -> RecordVote:
    """What records a vote of a file.

    Args:
        record: the engagement with the session in it.
        session_id: the session.
        noted: the vote.
        words: what the words of the file mean.

    Raises:
        Refused: somebody or something that it names is not there.
    """
    session = record.get(Session, session_id)
    step = as_voted(record.guide_of(session), record.step_of(session, noted.step_id))
    subjects = tuple(
        session_id if each.meeting else subject_meant(record, each, words) for each in noted.items
    )
    return RecordVote(
        session_id=session.id,
        step_id=step.id,
        rule=Rule(
            method=noted.method,
            budget=noted.budget,
            most_on_one=noted.most_on_one,
            support=None if noted.support is None else noted.support / 100,
            vetoes=noted.vetoes,
            scales=scales_of(step),
            suggested=noted.suggested,
        ),
        subjects=subjects,
        roster=_ids(words, noted.voters),
        away=_ids(words, noted.away),
        secret=noted.secret,
        opened=noted.opened,
        closed=noted.closed,
        voided=noted.voided,
        reason=noted.reason,
        thrown_away=noted.thrown_away,
        not_aired=tuple(subjects[each] for each in noted.not_aired),
        ballots=tuple(
            ToldBallot(
                voter=words.person(each.voter).id if each.is_handle else each.voter,
                channel=each.channel,
                votes=_votes(each.values, subjects),
            )
            for each in noted.ballots
        ),
        hands=tuple(
            ToldHands(subject_id=subjects[each.item], scale_id=each.scale, counts=dict(each.counts))
            for each in noted.hands
        ),
        voters=_ids(words, noted.voted),
        channels=noted.channels,
    )


def aired_of(
    record: Record,
    noted: Iterable[NotedAired],
    words: LookUps,
    attempt: Callable[[int, Callable[[], None]], object],
) -> dict[str, dict[str, Aired]]:
    """What was read out before votes, by step and by what it is.

    Args:
        record: the engagement with the session in it.
        noted: what the file says.
        words: what the words of the file mean.
        attempt: does something for a line, and keeps what is wrong with it.
    """
    found: dict[str, dict[str, Aired]] = {}

    def take(each: NotedAired) -> None:
        aired = Aired(waived=each.waived, by_id=words.person(each.by).id if each.by else None)
        subjects = [subject_meant(record, item, words) for item in each.items]
        found.setdefault(each.step_id, {}).update(dict.fromkeys(subjects, aired))

    for each in noted:
        attempt(each.line, partial(take, each))
    return found


def _ids(words: LookUps, handles: Iterable[str]) -> tuple[str, ...]:
    return tuple(words.person(handle).id for handle in handles)


def _votes(values: Values, subjects: Sequence[str]) -> dict[str, dict[str, float]]:
    """What a ballot gives, by ids."""
    return {subjects[item]: dict(row) for item, row in values.items()}


def subject_meant(record: Record, item: NotedItem, words: LookUps) -> str:
    """The id of something voted on or spoken of; one that nothing has for what stands no more.

    Raises:
        Refused: there is none.
    """
    if item.entry is not None:
        if (entry := words.entries.get(item.entry)) is None:
            raise Refused("an entry that was voted on could not be taken")
        return (entry.factor_id or entry.id) if item.is_factor else entry.id
    if item.factor is not None:
        return stated_factor(record, *item.factor).id
    if item.theme:
        return _theme(record, item.theme)
    if item.row is not None:
        register, code = item.row
        return _row(record, register, words.row_code(register, code))
    return words.new_id()


def _theme(record: Record, name: str) -> str:
    """The id of a theme by its name."""
    key = name.casefold()
    found = (theme for theme in Codebook(record).themes if theme.name.casefold() == key)
    if (theme := next(found, None)) is None:
        raise Refused(f"there is no theme “{name[:60]}” that was voted on")
    return theme.id


def _row(record: Record, register: str, code: str) -> str:
    """The id of a row by its code."""
    rows = (row for row in record.all(ROW_TYPES[register]) if row.code == code)
    if (row := next(rows, None)) is None:
        raise Refused(f"there is no row {code[:20]} in {register} that was voted on or scored")
    return row.id
