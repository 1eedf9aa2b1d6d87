"""The votes of a session on their way into notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from workshop.ballots.votes.items import MEETING
from workshop.guide.step import Step
from workshop.notes.grammar.fields import join_fields, write_number
from workshop.record.codebook import Codebook
from workshop.record.documents import ROOM, Ballot, Entry, Factor, Session
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES
from workshop.record.votes.documents import VOTES, HandCount, Vote
from workshop.text import clean_line

_SEAT: Final = re.compile(r"(?:Seat|Hand|Paper|Passed|Called|Phone) \d+")


class VoteWriter:
    """Writes the votes of a session that are closed or voided; open ones are not told.

    Args:
        record: the engagement.
        session: the session.
    """

    def __init__(self, record: Record, session: Session) -> None:
        self._record = record
        self._session = session
        self._places: dict[str, str] = {}
        self._factors: dict[str, str] = {}
        for step in record.guide_of(session).steps:
            for number, entry in enumerate(record.entries_of(session.id, step.id), 1):
                place = f"{step.id}/{number}"
                self._places[entry.id] = f"entry {place}" if entry.kind.letter else place
                if entry.factor_id and entry.kind.letter:
                    self._factors.setdefault(entry.factor_id, place)

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of everybody whom a vote names, in the order of the votes."""
        steps = self._record.guide_of(self._session).steps
        votes = [vote for step in steps for vote in self._told(step)]
        there = [p for vote in votes for p in (*vote.roster, *vote.away) if p]
        runs = (self._session.steps[step.id] for step in steps if step.id in self._session.steps)
        waived = [each.by_id for run in runs for each in run.aired.values() if each.by_id]
        return tuple(dict.fromkeys([*there, *waived]))

    def _told(self, step: Step) -> list[Vote]:
        votes = self._record.votes.of_step(self._session.id, step.id)
        return [vote for vote in votes if not vote.is_open]

    def lines(
        self, step: Step, handles: Mapping[str, str], stamp: Callable[[datetime], str]
    ) -> Iterator[str]:
        """The votes of a step.

        Args:
            step: the step.
            handles: what people are called, by their ids.
            stamp: writes a time.
        """
        yield from self._read_out(step, handles)
        for vote in self._told(step):
            yield f"% vote: [{stamp(vote.opened)}] {join_fields(_held(vote, stamp))}"
            yield f"% on: {join_fields(self._item(each) for each in vote.subjects)}"
            for word, people in (("voters", vote.roster), ("voters away", vote.away)):
                if named := [handle for each in people if (handle := handles.get(each))]:
                    yield f"% {word}: {join_fields(named)}"
            numbers = {each: at for at, each in enumerate(vote.subjects, 1)}
            if left := [str(numbers[each]) for each in vote.not_aired if each in numbers]:
                yield f"% not read out: {', '.join(left)}"
            if vote.voided:
                continue
            if vote.secret:
                yield from _secret(vote, numbers, handles)
                continue
            for ballot in self._record.votes.cast_in(vote.id):
                yield _ballot(ballot, numbers, handles)
            hands = self._record.votes.hands_in(vote.id)
            for count in sorted(hands, key=lambda one: (numbers.get(one.subject_id, 0), one.id)):
                if count.subject_id in numbers:
                    yield _hands(count, numbers)

    def _read_out(self, step: Step, handles: Mapping[str, str]) -> Iterator[str]:
        """What was read out before the votes of a step, and what was waived by whom."""
        run = self._session.steps.get(step.id)
        aired = {} if run is None else {self._item(key): one for key, one in run.aired.items()}
        aired.pop("gone", None)
        if read := [item for item, one in aired.items() if not one.waived]:
            yield f"% read out: {join_fields(read)}"
        for item, one in aired.items():
            if one.waived:
                by = handles.get(one.by_id or "")
                yield f"% waived: {join_fields((item, f'@{by}' if by else ''))}"

    def about(self, entry: Entry) -> Iterator[str]:
        """The line that says what an entry is about."""
        if entry.about_id:
            yield f"% about: {join_fields([self._item(entry.about_id)])}"

    def _item(self, subject_id: str) -> str:
        """One thing on the list."""
        if self._record.find(Session, subject_id) is not None:
            return MEETING.casefold()
        if (factor := self._record.find(Factor, subject_id)) is not None:
            return self._factor(factor)
        if self._record.find(Entry, subject_id) is not None:
            return self._places.get(subject_id, "gone")
        if (theme := Codebook(self._record).theme(subject_id)) is not None:
            return f"theme: {theme.name}"
        for name, kind in ROW_TYPES.items():
            if (row := self._record.find(kind, subject_id)) is not None:
                return f"{name}: {row.code}"
        return "gone"

    def _factor(self, factor: Factor) -> str:
        """A factor on the list; its words are those of its entries, which may be in no file."""
        if not self._record.own_entries(factor.id):
            return "gone"
        elsewhere = f"{factor.letter.value}: {clean_line(factor.text)}"
        return self._factors.get(factor.id, elsewhere)


def _held(vote: Vote, stamp: Callable[[datetime], str]) -> Iterator[str]:
    """How a vote was held, and how it ended."""
    rule = vote.rule
    yield rule.method
    for name, value in (("budget", rule.budget), ("most_on_one", rule.most_on_one)):
        if value is not None:
            yield f"{name}={write_number(float(value))}"
    if rule.support is not None:
        yield f"support={write_number(round(rule.support * 100, 9))}"
    if rule.vetoes is not None:
        yield f"vetoes={rule.vetoes}"
    if rule.suggested:
        yield "suggested"
    if vote.secret:
        yield "secret"
    if vote.closed:
        yield f"closed={stamp(vote.closed)}"
    if vote.voided:
        yield f"voided={stamp(vote.voided)}"
        yield f"thrown_away={vote.thrown_away}"
        yield f"reason={clean_line(vote.reason)}"


def _secret(vote: Vote, numbers: Mapping[str, int], handles: Mapping[str, str]) -> Iterator[str]:
    """What was given, and who gave something, each in an order that tells nothing of the other.

    Ballots stand by what is on them; people in the order of the list.
    """
    for given in sorted(_given(ballot.scores, numbers) for ballot in vote.ballots):
        yield f"% secret ballot: {given}".rstrip()
    gave = set(vote.voters)
    if named := [handle for each in vote.roster if each in gave and (handle := handles.get(each))]:
        yield f"% voted: {join_fields(named)}"
    if vote.channels:
        yield f"% came by: {_counted(vote.channels)}"


def _ballot(ballot: Ballot, numbers: Mapping[str, int], handles: Mapping[str, str]) -> str:
    """A ballot with its voter and its channel."""
    channel = ballot.channel.value if ballot.channel else "called"
    fields = (_voter(ballot.voter, handles), channel, _given(ballot.scores, numbers))
    return f"% ballot: {join_fields(fields)}"


def _voter(voter: str, handles: Mapping[str, str]) -> str:
    """Who gave a ballot."""
    if voter == ROOM or _SEAT.fullmatch(voter):
        return voter
    if handle := handles.get(voter):
        return f"@{handle}" if handle.casefold() == ROOM else handle
    return f'"{voter}"'


def _given(scores: Mapping[str, Mapping[str, float]], numbers: Mapping[str, int]) -> str:
    """What a ballot gives, by the numbers of the list."""
    parts = []
    for subject_id in sorted(scores, key=lambda each: numbers.get(each, 0)):
        row = scores[subject_id]
        if subject_id not in numbers or not row:
            continue
        if tuple(row) == (VOTES,):
            parts.append(f"{numbers[subject_id]}={write_number(row[VOTES])}")
        else:
            values = " ".join(f"{k}={write_number(v)}" for k, v in sorted(row.items()))
            parts.append(f"{numbers[subject_id]} {values}")
    return ", ".join(parts)


def _hands(count: HandCount, numbers: Mapping[str, int]) -> str:
    """Hands that went up for one thing."""
    scale = "" if count.scale_id == VOTES else f" {count.scale_id}"
    return f"% hands: {numbers[count.subject_id]}{scale} | {_counted(count.counts)}"


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{key}={count}" for key, count in counts.items())


def open_votes_words(record: Record, session: Session, what: str) -> str:
    """That votes which are still open stay out of a file; empty where none is.

    Args:
        record: the engagement.
        session: the session.
        what: what they stay out of: `these notes`.
    """
    steps: Sequence[Step] = record.guide_of(session).steps
    titles = {step.id: step.title for step in steps}
    still = [v for v in record.votes.still_open() if v.session_id == session.id]
    if not still:
        return ""
    named = "; ".join(titles.get(vote.step_id, vote.step_id) for vote in still)
    return f"An open vote stays out of {what} ({named}): close it first to have it told."
