"""Predictions as an edition tells them: chance, outcome, and how good all of them were."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.language import counted, marked, say
from workshop.methods.agreement.brier import SOURCE, Brier
from workshop.methods.core.checks import number_of
from workshop.programme import feedback
from workshop.programme.overview.carrying_facts import PredictionFact, PredictionsFact
from workshop.registers.kinds.carrying.predictions import (
    HAPPENED,
    NOT_HAPPENED,
    NOT_KNOWN,
    PREDICTIONS,
)
from workshop.report.blocks import AnyBlock, Column, Paragraph, Span, Table, plain
from workshop.report.strategy.told.compared_record import shown_record
from workshop.report.strategy.told.shown import shown
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.times import short_day

_OUTCOMES: Final = {
    HAPPENED: marked("happened"),
    NOT_HAPPENED: marked("did not happen"),
    NOT_KNOWN: marked("cannot be told"),
}


def predictions_of(gathered: Gathered) -> PredictionsFact:
    """The predictions that are told, and how good these were; worked out once."""
    return gathered.once(_predictions)


def _predictions(gathered: Gathered) -> PredictionsFact:
    found = feedback.predictions_of(shown_record(gathered))
    rows = shown(gathered, PREDICTIONS).values()
    return PredictionsFact(
        items=tuple(
            PredictionFact(
                id=row.code,
                text=row.cells["prediction"],
                chance=row.row.cell("chance"),
                who=row.cells["who"],
                due=row.row.cell("due"),
                outcome=str(row.row.cell("outcome") or ""),
                known_on=row.row.cell("known_on"),
            )
            for row in rows
        ),
        n=found.counted if found else 0,
        waiting=found.waiting if found else 0,
        score=number_of(found.score) if found else None,
        reliability=number_of(found.reliability) if found else None,
        resolution=number_of(found.resolution) if found else None,
        uncertainty=number_of(found.uncertainty) if found else None,
        sentence=_how_good(found) if found else "",
        source=SOURCE,
    )


def _how_good(found: Brier) -> str:
    """What the Brier score says, and its three parts."""
    score = number_of(found.score)
    waiting = counted(found.waiting, "prediction")
    if score is None:
        return say("{predictions}, of which no outcome is known yet.", predictions=waiting)
    words = say(
        "The Brier score of {predictions} is {score}, where 0 is everything foreseen and {half} is "
        "saying one half of everything: reliability {reliability} (0 is best), resolution "
        "{resolution} (more is better), uncertainty {uncertainty}.",
        predictions=counted(found.counted, "prediction", of=True),
        score=_thousandths(score),
        half=phrases.number(0.25),
        reliability=_thousandths(number_of(found.reliability)),
        resolution=_thousandths(number_of(found.resolution)),
        uncertainty=_thousandths(number_of(found.uncertainty)),
    )
    if not found.waiting:
        return words
    return f"{words} {say('{predictions} not known yet.', predictions=waiting)}"


def _thousandths(value: float | None) -> str:
    return phrases.number(None if value is None else round(value, 3))


def blocks(found: PredictionsFact) -> Iterator[AnyBlock]:
    """How good they were in a sentence, then each of them; nothing where there are none."""
    if not found.items:
        return
    if found.sentence:
        yield Paragraph(spans=plain(found.sentence))
    has_who = any(each.who for each in found.items)
    columns = [
        Column(title=say("Code")),
        Column(title=say("Prediction"), weight=6),
        Column(title=say("Chance"), numeric=True, weight=2),
        *([Column(title=say("Who"), weight=3)] if has_who else []),
        Column(title=say("Known by"), weight=2),
        Column(title=say("What came of it"), weight=3),
    ]
    yield Table(
        caption=say("What was expected, and what came of it"),
        columns=tuple(columns),
        rows=tuple(
            (
                each.id,
                each.text,
                _per_cent(each.chance),
                *([each.who or say("the room")] if has_who else []),
                short_day(each.due) if each.due else "",
                say(_OUTCOMES[each.outcome]) if each.outcome else say("not known yet"),
            )
            for each in found.items
        ),
    )
    if found.n:
        source = say("Source: Brier 1950; taken apart by Murphy 1973.")
        few = say("A few predictions tell little: the score of ten is mostly luck.")
        yield Paragraph(spans=(Span(f"{few} {source}", "muted"),))


def _per_cent(chance: float | None) -> str:
    return "–" if chance is None else say("{n} %", n=phrases.number(chance))
