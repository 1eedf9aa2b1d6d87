"""Feedback: what each round of it found against the one before, and how good predictions were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop.language import counted, marked, raised, say
from workshop.programme.carrying_facts import (
    AspectFact,
    EmergingFact,
    FactorChangeFact,
    NextRoundFact,
    PredictionsFact,
    RoundFact,
    RoundsFact,
    SaidFact,
)
from workshop.programme.feedback import Change
from workshop.registers.kinds.carrying.aspects import NEEDS_WORK
from workshop.report import chapters
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Headline,
    Matrix,
    MatrixCell,
    MatrixLine,
    Notice,
    Paragraph,
    Quote,
    Span,
    Table,
    aside,
    plain,
)
from workshop.report.build import Content, of_engagement
from workshop.report.carrying.shown import left_out_of
from workshop.report.carrying.told_rounds import (
    LISTED,
    changes_in_words,
    count_of,
    days_of,
    rounds_of,
    told_predictions,
)
from workshop.report.facts import Facts
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.text import listing
from workshop.times import day, short_day

_ROWS: Final = 20
"""So many factors are told one by one on paper; all of them stand in the data."""
_QUOTED: Final = 2
"""So many statements of an emerging theme stand in full."""
_CHANGES: Final[dict[Change, str]] = {
    "new": marked("new"),
    "stronger": marked("stronger"),
    "weaker": marked("weaker"),
    "gone": marked("gone"),
}
_OUTCOMES: Final = {
    "happened": marked("happened"),
    "did not happen": marked("did not happen"),
    "cannot be told": marked("cannot be told"),
}


def content(gathered: Gathered) -> Content:
    """The rounds of feedback in an edition."""
    rounds, predictions = rounds_of(gathered), told_predictions(gathered)
    left = left_out_of(gathered)
    facts = Facts(rounds=rounds, predictions=predictions, withheld=left.total)
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
    yield from chapters.left_out(gathered, left_out_of(gathered))
    if rounds.held and not gathered.telling.open:
        yield Notice(
            text=say(
                "Only what this edition tells is compared: what stands here as gone may have been "
                "said by somebody who is not told."
            )
        )
    if rounds.held:
        yield from _round(rounds.held[0])
        yield from _earlier(rounds.held[1:])
    yield from _predictions(predictions)
    yield from _next(rounds.next)


def _lines(one: RoundFact) -> Iterator[str]:
    """What else the round found, a sentence each."""
    if one.aspects:
        working = sum(each.of > 0 and each.works == each.of for each in one.aspects)
        aspects = phrases.some_of(working, len(one.aspects), "aspect")
        yield say("Works for everybody who was asked: {aspects}.", aspects=aspects)
    actions = one.actions
    if due := actions.kept + actions.late + len(actions.broken) + actions.dropped:
        kept = phrases.some_of(actions.kept, due, "action")
        yield say("Done by their day: {actions} whose day came.", actions=kept)
    if one.measured or one.not_measured:
        all_ = len(one.measured) + len(one.not_measured)
        yield say("Measured again: {n} of {all}.", n=len(one.measured), all=all_)
    if one.emerging:
        names = listing([each.text for each in one.emerging])
        yield say("Emerging: {themes}.", themes=names)


# The last round


def _round(one: RoundFact) -> Iterator[AnyBlock]:
    name = say("{label}: {text}", label=one.text, text=days_of(one))
    yield Heading(text=name)
    yield Paragraph(spans=plain(say("Held: {sessions}.", sessions=listing(list(one.sessions)))))
    yield from _factors(one)
    yield from _emerging(one.emerging)
    yield from _aspects(one.aspects)
    yield from _measured(one)
    yield from _kept(one)


def _factors(one: RoundFact) -> Iterator[AnyBlock]:
    """What is new, stronger, weaker and gone, with how many departments say so as bars."""
    listed = [each for change in LISTED for each in one.factors if each.change == change]
    yield Heading(text=say("What became of what was said"), level=2)
    if listed:
        yield Matrix(
            caption=say("Departments that say so, before and now"),
            head=say("Factor"),
            columns=(say("Before"), say("Now")),
            rows=tuple(map(_line, listed[:_ROWS])),
            ends=(
                Column(title=say("It is"), weight=2),
                Column(title=say("Who says so"), weight=4),
            ),
            pattern="bars",
            legend=say("Of the departments that were heard both times; of a new factor, of all."),
        )
    if (more := len(listed) - _ROWS) > 0:
        yield Paragraph(spans=(Span(say("And {n} more.", n=more), "muted"),))
    yield Paragraph(spans=plain(_rest(one.factors, any_listed=bool(listed))))


def _line(each: FactorChangeFact) -> MatrixLine:
    return MatrixLine(
        code=each.id,
        text=each.text,
        cells=(_cell(len(each.before)), _cell(len(each.now))),
        ends=(say(_CHANGES[each.change]), _who(each)),
    )


def _cell(number: int) -> MatrixCell:
    return MatrixCell(text=str(number) if number else "", words=counted(number, "department"))


def _who(each: FactorChangeFact) -> str:
    """Who says it now, as far as they are told; of what is gone, who said it before."""
    if each.change == "gone":
        return say("before: {names}", names=listing(list(each.before)))
    names = list(each.now)
    if each.not_named and each.change == "new":
        names.append(say("{n} not named", n=each.not_named))
    return listing(names) or "–"


def _rest(factors: Sequence[FactorChangeFact], *, any_listed: bool) -> str:
    """How many factors are as they were, and how many nobody was asked of again."""
    same, silent = count_of(factors, "same"), count_of(factors, "not asked again")
    words = []
    if same:
        words.append(say("{factors} as before", factors=counted(same, "factor")))
    if silent:
        words.append(
            say(
                "{factors} of which nobody was heard again who had said it",
                factors=counted(silent, "factor"),
            )
        )
    if words:
        return say("Beside these: {what}.", what=listing(words)) if any_listed else (
            say("Nothing is new, stronger, weaker or gone: {what}.", what=listing(words))
        )  # fmt: skip
    return say("No other factor was there before.")


def _emerging(found: Sequence[EmergingFact]) -> Iterator[AnyBlock]:
    """Themes of no earlier session, with what was said."""
    yield Heading(text=say("Emerging: themes of no earlier session"), level=2)
    if not found:
        yield Paragraph(spans=plain(say("No theme is in this round that was in none before.")))
    for each in found:
        code = "" if each.id.startswith("#") else f"{each.id} "
        who = listing(list(each.said_by))
        heard = ", ".join(filter(None, (counted(each.n, "statement"), who)))
        yield Paragraph(spans=(Span(f"{code}{each.text}", "strong"), *aside(heard)))
        yield from _said(each.statements[:_QUOTED])


def _said(statements: Sequence[SaidFact]) -> Iterator[AnyBlock]:
    for each in statements:
        if each.is_quote:
            yield Quote(text=each.text, who=each.who, where=each.where)
    told = [each for each in statements if not each.is_quote]
    if told:
        yield Bullets(
            items=tuple(
                (Span(each.text), *aside(" · ".join(filter(None, (each.who, each.where)))))
                for each in told
            )
        )


def _aspects(found: Sequence[AspectFact]) -> Iterator[AnyBlock]:
    if not found:
        return
    yield Heading(text=say("What works, and what needs work"), level=2)
    has_before = any(each.of_before for each in found)
    has_why = any(_why(each) for each in found)
    has_names = any(_needs_work(each) for each in found)
    columns = [Column(title=say("Aspect"), weight=4), Column(title=say("It works for"), weight=2)]
    columns += [Column(title=say("Before"), weight=2)] if has_before else []
    columns += [Column(title=say("Needs work for"), weight=3)] if has_names else []
    columns += [Column(title=say("What shows it"), weight=5)] if has_why else []
    yield Table(
        caption=say("Each aspect of the strategy, by those who were asked"),
        columns=tuple(columns),
        rows=tuple(
            (
                each.text,
                _share(each.works, each.of),
                *([_share(each.worked_before, each.of_before)] if has_before else []),
                *([_needs_work(each)] if has_names else []),
                *([_why(each)] if has_why else []),
            )
            for each in found
        ),
    )


def _needs_work(each: AspectFact) -> str:
    """The departments that say so, as far as their answers are told."""
    said = (a.department for a in each.answers if a.verdict == NEEDS_WORK and a.department)
    return listing(list(dict.fromkeys(said)))


def _share(number: int, of: int) -> str:
    return say("{n} of {all}", n=number, all=of) if of else "–"


def _why(each: AspectFact) -> str:
    """What shows it, by department where one answered, line after line."""
    lines = [
        say("{label}: {text}", label=answer.department, text=answer.why)
        if answer.department
        else answer.why
        for answer in each.answers
        if answer.why
    ]
    return "\n".join(lines)


def _measured(one: RoundFact) -> Iterator[AnyBlock]:
    if not (one.measured or one.not_measured):
        return
    yield Heading(text=say("Measured again"), level=2)
    if one.measured:
        columns = (
            (Column(title=say("Code")), [each.id for each in one.measured]),
            (Column(title=say("What is measured"), weight=5), [each.text for each in one.measured]),
            (Column(title=say("Before"), weight=2), [each.before for each in one.measured]),
            (Column(title=say("Now"), weight=2), [each.value for each in one.measured]),
            (Column(title=say("Wanted"), weight=2), [each.wanted for each in one.measured]),
            (
                Column(title=say("On"), weight=2),
                [short_day(each.on) if each.on else "" for each in one.measured],
            ),
            (Column(title=say("Source"), weight=3), [each.source for each in one.measured]),
        )
        kept = [pair for at, pair in enumerate(columns) if at in (1, 3) or any(pair[1])]
        yield Table(
            caption=say("Indicators and goals, before and now"),
            columns=tuple(column for column, _ in kept),
            rows=tuple(zip(*(cells for _, cells in kept), strict=True)),
        )
    if one.not_measured:
        codes = phrases.codes(one.not_measured)
        yield Paragraph(spans=plain(say("Not measured again: {codes}.", codes=codes)))


def _kept(one: RoundFact) -> Iterator[AnyBlock]:
    """Actions whose day came since the round before."""
    actions = one.actions
    if not (actions.kept or actions.late or actions.broken or actions.dropped):
        return
    yield Heading(text=say("Actions whose day came"), level=2)
    found = (
        (actions.kept, say("{n} kept", n=actions.kept)),
        (actions.late, say("{n} late", n=actions.late)),
        (len(actions.broken), say("{n} broken", n=len(actions.broken))),
        (actions.dropped, say("{n} dropped", n=actions.dropped)),
    )
    words = listing([told for number, told in found if number])
    yield Paragraph(spans=plain(say("Since the round before: {what}.", what=words)))
    if actions.broken:
        yield Bullets(
            items=tuple(
                (
                    Span(f"{say('{label}:', label=say('Not done'))} ", "strong"),
                    Span(each.text),
                    *aside(", ".join(filter(None, (each.who, say("by {day}", day=day(each.due)))))),
                )
                for each in actions.broken
            )
        )


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
    working = sum(each.of > 0 and each.works == each.of for each in one.aspects)
    due = one.actions.kept + one.actions.late + len(one.actions.broken) + one.actions.dropped
    return (
        listing(changes_in_words(one.factors)) or "–",
        listing([each.text for each in one.emerging]) or "–",
        _share(working, len(one.aspects)),
        _share(one.actions.kept, due),
    )


# Predictions, and what waits


def _predictions(found: PredictionsFact) -> Iterator[AnyBlock]:
    if not found.items:
        return
    yield Heading(text=say("Predictions"))
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
        source = say("Source: {source}.", source=found.source)
        few = say("A few predictions tell little: the score of ten is mostly luck.")
        yield Paragraph(spans=(Span(f"{few} {source}", "muted"),))


def _per_cent(chance: float | None) -> str:
    return "–" if chance is None else say("{n} %", n=phrases.number(chance))


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
