"""What rooms scored of the rows of a register, in steps that score them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

import msgspec

from workshop.ballots.counted import Counted
from workshop.ballots.scored import scored_ids, steps_in
from workshop.ballots.tally import Question, Tally
from workshop.guide.parts import Scale
from workshop.guide.score_fields import OF_NEEDS
from workshop.guide.shape import Score
from workshop.needs.judged import Judged, scale_key
from workshop.record.documents import Person, Session
from workshop.record.record import Record


class RoomScore(msgspec.Struct, frozen=True, kw_only=True):
    """What a row came to on a scale, with the values that it comes from."""

    judged: Judged
    tally: Tally
    """The values as they were given, and what they come to."""
    scale: Scale
    given: Mapping[str, tuple[float, ...]] = {}
    """By the id of a department, what its people gave in their names."""


def scores_of_rows(record: Record, register: str) -> dict[str, Mapping[str, Judged]]:
    """By the id of a row and by the title of a scale in small letters, what it came to.

    The latest session that scored a row on a scale counts, in the round that counts
    (`workshop.ballots.counted`); of an open vote there is nothing. Of what was merged what was
    given to the row that stands counts, else that of the first part that has any.

    Args:
        record: the record.
        register: its name: `needs`.
    """
    found = room_scores(record, register)
    return {
        row_id: {name: each.judged for name, each in scores.items()}
        for row_id, scores in found.items()
    }


def room_scores(record: Record, register: str) -> dict[str, Mapping[str, RoomScore]]:
    """The same as `scores_of_rows`, with the values that each score comes from."""
    found: defaultdict[str, dict[str, RoomScore]] = defaultdict(dict)
    for session, step in steps_in(record, record.sessions()):
        if step.of == register:
            for row_id, scale, score in _in_step(record, session, step):
                found[row_id] |= dict.fromkeys(names_of(step, scale), score)
    return dict(found)


def names_of(step: Score, scale: Scale) -> tuple[str, ...]:
    """Under which names the results of a scale are found: its title, in small letters.

    Of needs also `priority` and `need`, where that is its id and no other scale has the title.
    """
    title = scale_key(scale.title)
    titles = {scale_key(each.title) for each in step.scales}
    by_id = scale.id in OF_NEEDS and scale.id not in titles
    return (title, scale.id) if by_id else (title,)


def _in_step(
    record: Record, session: Session, step: Score
) -> Iterator[tuple[str, Scale, RoomScore]]:
    """What each row came to in one step, scale by scale."""
    rows = scored_ids(record, session, step, whole=True)
    people = () if step.secret else record.all(Person)
    departments = {each.id: each.department_id for each in people if each.department_id}
    for scale in step.scales:
        counted = Counted(record, session.id, step.id, scale)
        for row_id in rows:
            if (tally := counted.tally(row_id)) is None:
                continue
            given = _by_department(departments, counted, row_id) if departments else {}
            judged = Judged(
                value=tally.value,
                by="room",
                n=tally.spread.count,
                by_department={key: _median(values) for key, values in given.items()},
                gave={key: len(values) for key, values in given.items()},
                question=Question(session.id, step.id, row_id, scale),
                session_id=session.id,
            )
            score = RoomScore(
                judged=judged,
                tally=tally,
                scale=scale,
                given=given,
            )
            yield row_id, scale, score


def _by_department(
    departments: Mapping[str, str], counted: Counted, row_id: str
) -> dict[str, tuple[float, ...]]:
    """By the id of a department, what its people gave in their names.

    Hands, seats and ballots of secret votes tell no person, and so no department.

    Args:
        departments: the department of everybody who is of one, by the id of the person.
        counted: what counts on the scale.
        row_id: what was scored.
    """
    given: defaultdict[str, list[float]] = defaultdict(list)
    for (voter, _), value in counted.given_for(row_id).items():
        if department := departments.get(voter):
            given[department].append(value)
    return {key: tuple(values) for key, values in given.items()}


def _median(values: Sequence[float]) -> float:
    return float(median(values)) if len(values) > 1 else float(values[0])
