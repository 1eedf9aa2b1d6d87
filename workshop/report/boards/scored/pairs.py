"""What was scored on two scales together, as the boards of two scales need it.

A step counts where it has both scales; of several sessions the latest that gave a thing any value
on them. Values stay those of single people: a board has the total with its spread, and who gave
what only goes into figures over all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from workshop import times
from workshop.ballots.counted import Counted
from workshop.ballots.scored import Scored, latest_scores, steps_in
from workshop.ballots.subjects import stands
from workshop.ballots.tally import Given
from workshop.language import say
from workshop.record.documents import ROOM
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.report.blocks import AnyBlock, Column, Paragraph, Table, plain
from workshop.report.boards.board import Mark
from workshop.report.boards.four_fields import line_words
from workshop.report.boards.marks import factor_mark, row_mark, scores_left_out
from workshop.report.factor_lists.picture import SIDE
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.text import listing, plural

Side = Literal["", "S", "W", "O", "T"]
"""The letter of a factor as blocks have it; empty for a row."""


class ScoredThing(NamedTuple):
    """A factor or a row with what it came to on both scales."""

    mark: Mark
    scored: Scored
    letter: Side
    """Of a factor its letter; empty for a row."""
    given: Mapping[str, Mapping[str, float]]
    """By scale id, what each voter gave; for figures over all of them, never to be shown. Where the
    room agreed on one value, that is the room's alone."""

    def value(self, scale_id: str) -> float:
        """What it came to on one of the two scales."""
        return self.scored.tallies[scale_id].value


class ScoredThings(NamedTuple):
    """Everything that was scored on both scales and that the edition tells."""

    things: tuple[ScoredThing, ...]
    """Factors by letter and number, then rows as they were entered."""
    scale: tuple[float, float]
    """The least and the greatest value of both scales, in the latest session."""
    elsewhere: tuple[str, ...] = ()
    """The codes of what was scored on scales with other ends, and so stands on no board."""
    partly: tuple[str, ...] = ()
    """The codes of what the latest session gave values on one of the two scales alone."""
    left_out: int = 0
    """How many were scored on both and are not told: they or their scores."""

    @property
    def voters(self) -> int:
        """How many gave any of the values that count; 0 where the room agreed on all."""
        given = (each for thing in self.things for each in thing.given.values())
        return len({voter for values in given for voter in values} - {ROOM})


def scored_pairs(gathered: Gathered, first: str, second: str) -> ScoredThings:
    """What was scored on two scales, by their ids.

    Args:
        gathered: the record as an edition tells it.
        first: the id of the one scale.
        second: that of the other.
    """
    found: list[ScoredThing] = []
    partly: list[str] = []
    left_out = 0
    for of, marks in _marks(gathered, first, second):
        scores = latest_scores(
            gathered.record, gathered.sessions, (first, second), of=of, together=True
        )
        whole = {key: one for key, one in scores.items() if {first, second} <= one.tallies.keys()}
        told = gathered.scores.told(whole)
        votes = _Votes(gathered.record)
        shown = [
            ScoredThing(mark, told[key], letter, votes.given(key, told[key], (first, second)))
            for key, (mark, letter) in marks.items()
            if key in told and {first, second} <= told[key].tallies.keys()
        ]
        left_out += sum(stands(gathered.record, key) for key in whole) - len(shown)
        found += shown
        partly += [mark.code for key, (mark, _) in marks.items() if key in scores.keys() - whole]
    return _on_one_scale(found, (first, second), left_out)._replace(partly=tuple(partly))


class _Votes:
    """Who gave what, each step and scale looked up once."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._counted: dict[tuple[str, str, str], Counted] = {}

    def given(
        self, subject_id: str, scored: Scored, scale_ids: Iterable[str]
    ) -> Mapping[str, Mapping[str, float]]:
        """By scale id, what each voter gave for a thing."""
        return {
            each: {voter: value for (voter, _), value in self._of(scored, each, subject_id).items()}
            for each in scale_ids
        }

    def _of(self, scored: Scored, scale_id: str, subject_id: str) -> Given:
        place = scored.session.id, scored.step.id, scale_id
        if place not in self._counted:
            scale = next(each for each in scored.step.scales if each.id == scale_id)
            self._counted[place] = Counted(self._record, *place[:2], scale, apart=scored.apart)
        return self._counted[place].given_for(subject_id)


def _marks(
    gathered: Gathered, first: str, second: str
) -> Iterator[tuple[str | None, dict[str, tuple[Mark, Side]]]]:
    """Whatever may have been scored in a step with both scales: factors, rows of each register."""
    scored = dict.fromkeys(
        step.of
        for _, step in steps_in(gathered.record, gathered.sessions)
        if {first, second} <= {scale.id for scale in step.scales}
    )
    for of in sorted(scored, key=lambda name: name or ""):
        if of is None:
            yield (
                of,
                {
                    known.factor.id: (factor_mark(gathered, known), SIDE[known.factor.letter])
                    for known in gathered.factors
                },
            )
        elif of in REGISTERS:
            rows = gathered.row_telling.rows(REGISTERS[of]).rows
            yield of, {row.row.id: (row_mark(gathered, row), "") for row in rows}


def _on_one_scale(
    found: list[ScoredThing], scale_ids: tuple[str, str], left_out: int
) -> ScoredThings:
    """Those on the ends that the latest session has; the others can stand on no common plane."""
    if not found:
        return ScoredThings((), (0.0, 0.0), left_out=left_out)
    latest = max(found, key=lambda thing: (thing.scored.session.started, thing.scored.session.id))
    ends = _ends(latest, scale_ids)
    span = ends[0]
    same = [thing for thing in found if _ends(thing, scale_ids) == (span, span)]
    other = tuple(thing.mark.code for thing in found if thing not in same)
    return ScoredThings(tuple(same), span, other, left_out=left_out)


def _ends(thing: ScoredThing, scale_ids: tuple[str, str]) -> tuple[tuple[float, float], ...]:
    scales = {scale.id: scale for scale in thing.scored.step.scales}
    return tuple((scales[each].least, scales[each].greatest) for each in scale_ids)


def counted_words(found: ScoredThings, voters: int) -> str:
    """On how much a board rests: `12 scored by 9 people`."""
    many = plural(len(found.things), "item")
    if not voters:
        return say("{items}, agreed by the room", items=many)
    return say("{items}, scored by {people}", items=many, people=plural(voters, "person", "people"))


def below(
    gathered: Gathered,
    found: ScoredThings,
    titles: Mapping[str, str],
    fields: Mapping[str, str],
    line: float,
) -> Iterator[AnyBlock]:
    """What stands below a plane: which session counts, the lines, and each with its spread.

    Args:
        gathered: the record as an edition tells it.
        found: what was scored.
        titles: by scale id, what the scale is called, in the order of the columns.
        fields: by code, the field that it lies in, in the language that is spoken.
        line: where both lines lie.
    """
    sessions = dict.fromkeys(thing.scored.session.id for thing in found.things)
    told = [
        say("{session}, {day}", session=gathered.title(each), day=times.day(each.started))
        for each in gathered.sessions
        if each.id in sessions
    ]
    yield Paragraph(
        spans=plain(
            say(
                "Scored in {sessions}; of each the latest session that scored it on both counts.",
                sessions=listing(told),
            )
        )
    )
    yield line_words(found.scale, line)
    yield _as_scored(found, titles, fields)
    yield from _elsewhere(found)
    yield from scores_left_out(gathered, found.left_out)


def _as_scored(found: ScoredThings, titles: Mapping[str, str], fields: Mapping[str, str]) -> Table:
    """What was scored, each with its totals and their spread, and the field that it lies in."""
    return Table(
        caption=say("As it was scored"),
        columns=(
            Column(title=say("Code")),
            Column(title=say("Statement"), weight=4),
            *(Column(title=title, weight=2) for title in titles.values()),
            Column(title=say("Field"), weight=2),
        ),
        rows=tuple(
            (
                thing.mark.code,
                thing.mark.text,
                *(phrases.tally_words(thing.scored.tallies[each]) for each in titles),
                fields[thing.mark.code],
            )
            for thing in found.things
        ),
    )


def _elsewhere(found: ScoredThings) -> Iterator[Paragraph]:
    """What was scored and cannot stand on the board, by why it cannot."""
    if found.elsewhere:
        words = say(
            "Scored on a scale with other ends, and so not on this board: {codes}.",
            codes=phrases.codes(found.elsewhere),
        )
        yield Paragraph(spans=plain(words))
    if found.partly:
        words = say(
            "Scored on one of both alone, and so not on this board: {codes}.",
            codes=phrases.codes(found.partly),
        )
        yield Paragraph(spans=plain(words))
