"""The scores of a notes file: looked up at the end, when every entry has its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from workshop.ballots.points import on_scale
from workshop.errors import Problem, Refused
from workshop.guide.shape import AnyStep, Score, as_kind
from workshop.notes.grammar.fields import PLACE, STATED, split_fields
from workshop.notes.grammar.lines import near, quoted
from workshop.notes.model import NotedEntry, NotedScore
from workshop.record.documents import ROOM, Letter
from workshop.running.commands import SetScore
from workshop.text import with_article

_SEAT: Final = re.compile(r'"(.+)"|(Seat \d+)')


class ScoreLines:
    """Gathers the lines of scores, and reads them once the last line of the file was taken.

    Args:
        place: gives the place of an entry that a word such as `strengths/2` means.
        problems: gets what is wrong.
    """

    def __init__(self, place: Callable[[str], int], problems: list[Problem]) -> None:
        self._place = place
        self._problems = problems
        self._lines: list[tuple[int, Score, list[str]]] = []

    def take(self, line: int, step: Score, fields: list[str]) -> None:
        """One more line: who, what, and the values."""
        self._lines.append((line, step, fields))

    def read(self, entries: Sequence[NotedEntry]) -> tuple[NotedScore, ...]:
        """Every score that is right."""
        found = []
        for line, step, fields in self._lines:
            try:
                found.append(self._scored(entries, line, step, *fields))
            except Refused as refused:
                self._problems.append(Problem(str(refused), line=line))
        return tuple(found)

    def _scored(
        self, entries: Sequence[NotedEntry], line: int, step: Score, who: str, what: str, given: str
    ) -> NotedScore:
        """One line of values."""
        seat = _SEAT.fullmatch(who)
        voter = ROOM if who.casefold() == ROOM else who
        entry, factor, row = self._about(entries, step, what)
        return NotedScore(
            line=line,
            step_id=step.id,
            voter=(seat[1] or seat[2]) if seat else voter.removeprefix("@"),
            is_handle=voter != ROOM and not seat,
            entry=entry,
            factor=factor,
            row=row,
            values=tuple(_value(step, pair) for pair in given.split(",")),
        )

    def _about(
        self, entries: Sequence[NotedEntry], step: Score, what: str
    ) -> tuple[int | None, tuple[Letter, str] | None, tuple[str, str] | None]:
        """What is scored: the factor of an entry of the file, another one, or a row."""
        if step.of:
            register, _, code = (part.strip() for part in what.partition(":"))
            if register == step.of and code:
                return None, None, (register, code)
            raise Refused(f"{quoted(what)} names no row; write `{step.of}: ` and its id")
        if PLACE.fullmatch(what):
            place = self._place(what)
            kind = entries[place].captured.kind
            if kind.letter is None:
                raise Refused(f"{what} is {with_article(kind.word)}, not a factor")
            return place, None, None
        if found := STATED.fullmatch(what):
            return None, (Letter(found[1]), found[2]), None
        raise Refused(f"{quoted(what)} names no factor; write strengths/2 or `W: its statement`")


def _value(step: Score, pair: str) -> tuple[str, float]:
    """One value on one scale."""
    name, _, given = pair.partition("=")
    scale = next((scale for scale in step.scales if scale.id == name.strip()), None)
    if scale is None:
        hint = near(name.strip(), [scale.id for scale in step.scales])
        raise Refused(f"{step.title} has no scale {quoted(name)}; {hint}")
    try:
        value = float(given)
    except ValueError:
        raise Refused(f"{quoted(pair)} is no value; write {scale.id}=4") from None
    return scale.id, on_scale(scale, value)


def score_commands(
    noted: NotedScore, session_id: str, voter: str, subject_id: str
) -> Iterator[SetScore]:
    """What enters the values of a line, scale by scale."""
    for scale_id, value in noted.values:
        yield SetScore(
            session_id=session_id,
            step_id=noted.step_id,
            voter=voter,
            subject_id=subject_id,
            scale_id=scale_id,
            value=value,
        )


def score_fields(value: str) -> list[str]:
    """The voter, what is scored and the values behind `% score:`.

    Raises:
        Refused: there are not three.
    """
    fields = split_fields(value)
    if len(fields) != 3:
        raise Refused("a score is written as `% score: room | strengths/2 | rating=4`")
    return fields


def score_step(step: AnyStep) -> Score:
    """A step as one that takes scores.

    Raises:
        Refused: it takes none.
    """
    if (scored := as_kind(step, Score)) is None:
        raise Refused(f"{step.title} takes no scores")
    return scored
