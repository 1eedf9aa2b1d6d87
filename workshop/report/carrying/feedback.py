"""Feedback: what each round of it found against the one before, and how good predictions were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.language import raised, say
from workshop.programme.overview.carrying_facts import (
    NextRoundFact,
    PredictionsFact,
    RoundFact,
    RoundsFact,
)
from workshop.report import chapters
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Headline,
    Notice,
    Paragraph,
    Table,
    plain,
)
from workshop.report.build import Content, of_engagement
from workshop.report.carrying.round_blocks import round_blocks, share
from workshop.report.facts import Facts
from workshop.report.strategy.told import told_predictions
from workshop.report.strategy.told.told_rounds import (
    changes_in_words,
    days_of,
    rounds_of,
)
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.text import listing
from workshop.times import day


def content(gathered: Gathered) -> Content:
    """The rounds of feedback in an edition."""
    rounds, predictions = rounds_of(gathered), told_predictions.predictions_of(gathered)
    withheld = chapters.all_left_out(gathered).total
    facts = Facts(rounds=rounds, predictions=predictions, withheld=withheld)
    blocks = _blocks(gathered, rounds, predictions)
    made = of_engagement(gathered, "feedback", blocks, facts)
    last = rounds.held[0] if rounds.held else None
    meta = ((say("Round"), f"{last.text}, {days_of(last)}"),) if last else ()
    return made._replace(meta=(*made.meta[:1], *meta, *made.meta[1:]))


def _blocks(
    gathered: Gathered, rounds: RoundsFact, predictions: PredictionsFact
) -> Iterator[AnyBlock]:
    """The last round in full, those before in short, predictions, and what waits."""
    if rounds.held:
        yield Headline(text=rounds.held[0].sentence, lines=tuple(_lines(rounds.held[0])))
    else:
        yield Paragraph(spans=plain(say("No round of feedback was held yet.")))
    yield from chapters.left_out(gathered, chapters.all_left_out(gathered))
    if rounds.held and not gathered.telling.open:
        yield Notice(
            text=say(
                "Only what this edition tells is compared: what stands here as gone or not said "
                "again may have been said by somebody who is not told."
            )
        )
    if rounds.held:
        yield from round_blocks(rounds.held[0])
        yield from _earlier(rounds.held[1:])
    if predictions.items:
        yield Heading(text=say("Predictions"))
        yield from told_predictions.blocks(predictions)
    yield from _next(rounds.next)


def _lines(one: RoundFact) -> Iterator[str]:
    """What else the round found, a sentence each."""
    if one.aspects:
        aspects = phrases.some_of(one.working, len(one.aspects), "aspect")
        yield say("Works for everybody who was asked: {aspects}.", aspects=aspects)
    actions = one.actions
    if actions.due:
        kept = phrases.some_of(actions.kept, actions.due, "action")
        yield say("Done by their day: {actions} whose day came.", actions=kept)
    if one.measured or one.not_measured:
        all_ = len(one.measured) + len(one.not_measured)
        yield say("Measured again: {n} of {all}.", n=len(one.measured), all=all_)
    if one.emerging:
        names = listing([each.text for each in one.emerging])
        yield say("Emerging: {themes}.", themes=names)


# The rounds before


def _earlier(found: Sequence[RoundFact]) -> Iterator[AnyBlock]:
    """The rounds before the last, a row each."""
    if not found:
        return
    yield Heading(text=say("The rounds before"))
    rows = [(each, _in_short(each)) for each in found]
    yield Table(
        caption=say("What the rounds before found"),
        columns=(
            Column(title=say("Round"), weight=3),
            Column(title=say("What became of what was said"), weight=4),
            Column(title=say("Emerging"), weight=3),
            Column(title=say("Works for everybody"), weight=2),
            Column(title=say("Actions kept"), weight=2),
        ),
        rows=tuple((f"{each.text}\n{days_of(each)}", *cells) for each, cells in rows),
    )


def _in_short(one: RoundFact) -> tuple[str, str, str, str]:
    return (
        listing(changes_in_words(one.factors)) or "–",
        listing([each.text for each in one.emerging]) or "–",
        share(one.working, len(one.aspects)),
        share(one.actions.kept, one.actions.due),
    )


# What waits


def _next(found: NextRoundFact) -> Iterator[AnyBlock]:
    """When it is asked again, and what is to be looked at then."""
    yield Heading(text=say("What waits for the next round"))
    if found.begins is None:
        words = say("The next round has no day yet: enter one in the table of rounds.")
        yield Paragraph(spans=plain(words))
    else:
        words = say("{round} begins on {day}.", round=found.text, day=day(found.begins))
        yield Paragraph(spans=plain(words))
    if found.waits:
        yield Bullets(items=tuple(plain(raised(each)) for each in found.waits))
