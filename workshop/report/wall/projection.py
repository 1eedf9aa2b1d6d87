"""What the room may see on the wall: the public projection of a record.

The room view and `workshop watch` are given a `Projection` and nothing else. It holds what anybody
may see who walks past the open door: no name of anybody, nothing private, off the record, withdrawn
or not to be told outside, and nothing of a vote but how many have given their ballot until it is
closed. What was said is told as the shareable edition tells it (`workshop.privacy.editions`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from workshop.analysis.discussing.words import values_of
from workshop.ballots.votes.standing import progress, vote_of
from workshop.guide.room_steps import ClusterStep
from workshop.guide.shape import Break, as_kind
from workshop.guide.step import Step, kind_of
from workshop.privacy.told_record import told_record
from workshop.record.documents import Entry, Session
from workshop.record.record import Record
from workshop.record.sittings.groups import groups_of
from workshop.record.votes.box import Box
from workshop.record.votes.documents import Vote
from workshop.record.within import Wall
from workshop.report.choices.on_wall import decision_of, rows_of
from workshop.report.clusters.told_groups import ToldSorting
from workshop.report.told_votes import VoteTelling, discussed_words
from workshop.report.view import Gathered
from workshop.report.wall.room_lines import rated_bars, told_of_room
from workshop.running.asking.planned import planned_minutes, spent_in
from workshop.running.room.feedback import takes_feedback
from workshop.running.words.as_said import session_named
from workshop.running.words.step_clock import step_clock

MOST_ITEMS = 40
"""So many of what was said last are in a projection; the wall confirms, it does not archive."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was voted on, as the wall tells it."""

    code: str
    text: str
    votes: float
    place: int | None


class ValueBar(msgspec.Struct, frozen=True, kw_only=True):
    """How many gave one value to the thing that is discussed."""

    value: str
    means: str
    """What it stands for; empty where the scale does not say."""
    before: int | None
    """How many gave it before it was rated again; none where it was not."""
    count: int
    """How many gave it, as it counts."""


class Projection(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the wall shows at a moment. A pure function of the record."""

    shows: Literal["name", "question", "list", "ballots", "result", "decision", "break"]
    """The one thing that is in front."""
    work: str
    """The name of the organisation or of the work."""
    title: str = ""
    """The title of the step in front."""
    words: str = ""
    """The question or the task in a few words."""
    manner: str = ""
    """How the room goes about it: `in silence`."""
    ends: datetime | None = None
    """Until when the silence, the break or the planned time of the step lasts, while it runs."""
    stands: float | None = None
    """Seconds that are left of it, where the time stands."""
    items: tuple[str, ...] = ()
    """What was said in the step and may be told, the newest last."""
    count: int = 0
    """How much that is in all."""
    cast: int | None = None
    """How many have given their ballot, while a vote is open."""
    present: int = 0
    """How many were there when it was opened."""
    counted: int = 0
    """For how many things hands were counted, while a vote is open; never how many."""
    things: int = 0
    """How many things that vote is on."""
    results: tuple[Bar, ...] = ()
    """What a closed vote came to, by place."""
    sentence: str = ""
    """That in a sentence."""
    values: tuple[ValueBar, ...] = ()
    """Of one thing that is discussed, how many gave each value, the greatest first."""


def room_of(record: Record, named: str = "") -> Session | None:
    """The session whose room looks at the wall.

    Args:
        record: the record.
        named: the session as people say it; empty for the one that runs, else the last one open.

    Raises:
        Refused: there is no such session.
    """
    if named:
        return session_named(record, named)
    open_ones = [session for session in record.sessions() if not session.closed]
    running = [each for each in open_ones if record.clock_of(each.id).since]
    return next(reversed(running or open_ones), None)


def project(
    record: Record, session: Session | None, now: datetime, boxes: Mapping[str, Box]
) -> Projection:
    """What the wall shows.

    Args:
        record: all that was recorded.
        session: whose room it is; none where none runs.
        now: the moment.
        boxes: what lies in the boxes of secret votes that are open, by the id of the vote; nothing
            but how much that is reaches the wall.
    """
    told = told_record(record)
    gathered = Gathered(told, "shareable")
    work = gathered.telling.text(record.engagement.name)
    session = told.find(Session, session.id) if session else None
    if session is None or session.closed:
        return Projection(shows="name", work=work)
    return _Wall(gathered, session, work, now, boxes).projection()


class _Wall:
    """One session, told to its room."""

    def __init__(
        self,
        gathered: Gathered,
        session: Session,
        work: str,
        now: datetime,
        boxes: Mapping[str, Box],
    ) -> None:
        self._gathered = gathered
        self._telling = gathered.telling
        self._record = gathered.record
        self._session = session
        self._work = work
        self._now = now
        self._boxes = boxes
        self._clock = self._record.clock_of(session.id)
        self._step: Step = self._record.step_of(session, self._clock.step_id)

    def projection(self) -> Projection:
        """What stands on the wall."""
        if self._clock.wall is Wall.NOTHING:
            return Projection(shows="name", work=self._work)
        step = self._step
        ends, stands, silent = self._time()
        plain = Projection(
            shows="break" if as_kind(step, Break) else "question",
            work=self._work,
            title=self._telling.text(step.title),
            words=self._telling.text(step.short or step.title),
            manner="in silence" if silent else "one each in turn" if step.in_turn else "",
            ends=ends,
            stands=stands,
        )
        if plain.shows == "break":
            return plain
        if (found := self._of_vote(plain)) is not None:
            return found
        apart = self._clock.wall is Wall.QUESTION and kind_of(step) == "breakout"
        if apart and groups_of(self._record, self._session.id, step.id):
            # Whoever comes by looks for their group, without anybody turning the wall to it.
            return self._listed(plain)
        if self._clock.wall is Wall.LIST and not silent:
            return self._listed(plain)
        return plain

    def _of_vote(self, plain: Projection) -> Projection | None:
        """A vote that is open, or what was asked for of one; none where neither is there."""
        vote = vote_of(self._record, self._session.id, self._step.id)
        if vote is not None and vote.is_open:
            return self._voting(plain, vote)
        if self._clock.wall is not Wall.RESULT:
            return None
        if self._clock.wall_item_id:
            return self._discussed(plain, self._clock.wall_item_id)
        if vote is not None:
            return self._result(plain, vote)
        decided = decision_of(self._gathered, self._session, self._step)
        if decided is None:
            return None
        return msgspec.structs.replace(
            plain,
            shows="decision",
            words=decided.text,
            manner=decided.result,
            ends=None,  # what is decided stands there without a clock
            stands=None,
        )

    def _time(self) -> tuple[datetime | None, float | None, bool]:
        """Until when it lasts, or what is left where it stands; and whether that is a silence."""
        own = step_clock(self._session, self._clock, self._step, self._now)
        if own is not None and own.begun and not own.over:
            return own.until, None, own.kind == "silence"
        planned = planned_minutes(self._session, self._step) * 60
        if own is not None and own.kind == "break":
            return own.until, None, False
        left = planned - spent_in(self._clock, self._step.id, self._now)
        if self._clock.since is None:
            return None, left, False
        return self._now + timedelta(seconds=left), None, False

    def _listed(self, plain: Projection) -> Projection:
        """What was said in the step; of one that sorts the groups, the largest last."""
        if (sorting := as_kind(self._step, ClusterStep)) is not None:
            told = ToldSorting(self._gathered, self._session, sorting)
            groups = sorted(told.groups, key=lambda group: len(group.members))
            names = tuple(f"{group.name}: {len(group.members)}" for group in groups)
            return msgspec.structs.replace(
                plain, shows="list", items=names[-MOST_ITEMS:], count=len(names)
            )
        if (rows := rows_of(self._gathered, self._session, self._step)) is not None:
            items, words = rows.items, rows.words or plain.words
            return msgspec.structs.replace(
                plain, shows="list", words=words, items=items[-MOST_ITEMS:], count=len(items)
            )
        said = list(told_of_room(self._gathered, self._session, self._step))
        said = said or [self._telling.words(entry) for entry in self._said()]
        return msgspec.structs.replace(
            plain, shows="list", items=tuple(said[-MOST_ITEMS:]), count=len(said)
        )

    def _voting(self, plain: Projection, vote: Vote) -> Projection:
        """How many have given their ballot, or for how much hands were counted, and no more."""
        far = progress(self._record, vote, self._boxes)
        return msgspec.structs.replace(
            plain,
            shows="ballots",
            cast=far.cast,
            present=far.present,
            counted=far.counted,
            things=far.items if far.counted else 0,
        )

    def _result(self, plain: Projection, vote: Vote) -> Projection:
        """What a vote came to, as the shareable edition tells it."""
        told = VoteTelling(self._gathered, self._session).told(self._step, vote)
        if takes_feedback(self._step):
            rated = rated_bars(self._record, self._session, self._step.id)
            values = (
                Bar(code=one.value, text=one.means, votes=one.given, place=None) for one in rated
            )
            return msgspec.structs.replace(
                plain,
                shows="result",
                results=() if told.why else tuple(values),
                sentence=told.sentence,
            )
        bars = () if told.why else told.counted.results
        return msgspec.structs.replace(
            plain,
            shows="result",
            results=tuple(
                Bar(code=one.code, text=one.text, votes=one.votes, place=one.place) for one in bars
            ),
            sentence=told.sentence,
        )

    def _discussed(self, plain: Projection, item_id: str) -> Projection:
        """One thing that is discussed, before and after it was rated again; names are nobody's."""
        telling = VoteTelling(self._gathered, self._session)
        for step, found in telling.discussions:
            if step.id != self._step.id:
                continue
            rows = [row for row in found.rows if row.item.id == item_id]
            told, _ = telling.discussed(msgspec.structs.replace(found, rows=tuple(rows)))
            for one in told[:1]:
                row = one.row
                words = f"{row.item.code} {one.text}".strip()
                shown = msgspec.structs.replace(plain, shows="result", words=words)
                if one.why is not None:
                    return msgspec.structs.replace(shown, sentence=discussed_words(telling, one))
                return msgspec.structs.replace(
                    shown,
                    values=tuple(
                        ValueBar(
                            value=value,
                            means=self._telling.text(means),
                            before=counts[-2] if row.again else None,
                            count=counts[-1],
                        )
                        for value, means, counts in values_of(row)
                    ),
                    sentence=discussed_words(telling, one),
                )
        return plain

    def _said(self) -> Sequence[Entry]:
        """What was said in the step and may be told."""
        found = self._record.entries_of(self._session.id)
        return [
            entry
            for entry in found
            if entry.step_id == self._step.id and self._telling.tells(entry)
        ]
