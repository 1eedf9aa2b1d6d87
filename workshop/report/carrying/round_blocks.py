"""What a round of feedback found, in full: factors, themes, aspects, measures, actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop.language import counted, marked, say
from workshop.programme.feedback import LISTED, Change
from workshop.programme.overview.carrying_facts import (
    AspectFact,
    EmergingFact,
    FactorChangeFact,
    MeasuredFact,
    RoundFact,
    SaidFact,
)
from workshop.registers.kinds.carrying.aspects import NEEDS_WORK
from workshop.report.appendices.tables import without_empty_columns
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Matrix,
    MatrixCell,
    MatrixLine,
    Paragraph,
    Quote,
    Span,
    Table,
    aside,
    plain,
)
from workshop.report.strategy.told.told_rounds import count_of, days_of
from workshop.report.wording import format as phrases
from workshop.text import listing
from workshop.times import day, short_day

_ROWS: Final = 20
"""So many factors are told one by one on paper; all of them stand in the data."""
_GONE: Final = 6
"""So many of those that are gone, which a short round leaves many of: what most said first."""
_QUOTED: Final = 2
"""So many statements of an emerging theme stand in full."""
_CHANGES: Final[dict[Change, str]] = {
    "new": marked("new"),
    "back": marked("back"),
    "stronger": marked("stronger"),
    "weaker": marked("weaker"),
    "gone": marked("gone"),
}


def round_blocks(one: RoundFact) -> Iterator[AnyBlock]:
    """What it found, part by part."""
    name = say("{label}: {text}", label=one.text, text=days_of(one))
    yield Heading(text=name)
    yield Paragraph(spans=plain(say("Held: {sessions}.", sessions=listing(list(one.sessions)))))
    yield from _factors(one)
    yield from _emerging(one.emerging)
    yield from _aspects(one.aspects)
    yield from _measured(one)
    yield from _kept(one)


def _factors(one: RoundFact) -> Iterator[AnyBlock]:
    """What is new, back, stronger, weaker and gone, with how many departments say so as bars."""
    most = sorted(one.factors, key=lambda each: -max(len(each.before), len(each.now)))
    found = [each for change in LISTED for each in most if each.change == change]
    gone = [each for each in found if each.change == "gone"]
    listed = [*[each for each in found if each.change != "gone"][:_ROWS], *gone[:_GONE]]
    yield Heading(text=say("What became of what was said"), level=2)
    if listed:
        yield Matrix(
            caption=say("Departments that say so, before and now"),
            head=say("Factor"),
            columns=(say("Before"), say("Now")),
            rows=tuple(map(_line, listed)),
            ends=(
                Column(title=say("It is"), weight=2),
                Column(title=say("Who says so"), weight=4),
            ),
            pattern="bars",
            legend=say(
                "Of the departments that were heard both times, in the first round of those that "
                "spoke of it again; of what is new or back, of all. Back is what was said earlier "
                "and not in the round before; gone is what none of them says any more."
            ),
        )
    if (more := len(found) - len(listed)) > 0:
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
    names = list(each.said_by)
    if each.not_named:
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
    if unsaid := count_of(factors, "not said again"):
        words.append(
            say(
                "{factors} not said again, which tells little: a round asks only a few things",
                factors=counted(unsaid, "factor"),
            )
        )
    if words:
        return say("Beside these: {what}.", what=listing(words)) if any_listed else (
            say("Nothing is new, back, stronger, weaker or gone: {what}.", what=listing(words))
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
                share(each.works, each.of),
                *([share(each.worked_before, each.of_before)] if has_before else []),
                *([_needs_work(each)] if has_names else []),
                *([_why(each)] if has_why else []),
            )
            for each in found
        ),
    )


def _needs_work(each: AspectFact) -> str:
    """The departments that say so, as far as they are told, and how many others do."""
    said = [answer for answer in each.answers if answer.verdict == NEEDS_WORK]
    names = list(dict.fromkeys(answer.department for answer in said if answer.department))
    others = sum(answer.not_named for answer in said)
    return listing([*names, say("{n} not named", n=others)] if others else names)


def share(number: int, of: int) -> str:
    """A number of so many; a dash where there are none."""
    return say("{n} of {all}", n=number, all=of) if of else "–"


def _why(each: AspectFact) -> str:
    """What shows it, by department where one answered, line after line."""
    lines = [
        say("{label}: {text}", label=answer.department or say("not named"), text=answer.why)
        if answer.department or answer.not_named
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
        yield _measures(one.measured)
    if one.not_measured:
        codes = phrases.codes(one.not_measured)
        yield Paragraph(spans=plain(say("Not measured again: {codes}.", codes=codes)))


def _measures(found: Sequence[MeasuredFact]) -> Table:
    """Each measure; what none of them has is no column, but what is measured and its value."""
    return without_empty_columns(
        Table(
            caption=say("Indicators and goals, before and now"),
            columns=(
                Column(title=say("Code")),
                Column(title=say("What is measured"), weight=5),
                Column(title=say("Before"), weight=2),
                Column(title=say("Now"), weight=2),
                Column(title=say("Wanted"), weight=2),
                Column(title=say("On"), weight=2),
                Column(title=say("Source"), weight=3),
            ),
            rows=tuple(
                (
                    each.id,
                    each.text,
                    each.before,
                    each.value,
                    each.wanted,
                    short_day(each.on) if each.on else "",
                    each.source,
                )
                for each in found
            ),
        ),
        always=(1, 3),
    )


def _kept(one: RoundFact) -> Iterator[AnyBlock]:
    """Actions whose day came since the round before."""
    actions = one.actions
    if not actions.due:
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
