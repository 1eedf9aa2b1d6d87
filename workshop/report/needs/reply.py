"""The reply to a department: everything that it asked for, answered once, as a letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from workshop import times
from workshop.language import marked, say
from workshop.needs.answers import AnswerWord
from workshop.needs.facts import ReplyFact
from workshop.needs.words import of_nobody_told
from workshop.privacy.participant import LeftOut
from workshop.record.documents import Department
from workshop.report import chapters
from workshop.report.blocks import AnyBlock, Bullets, Heading, Notice, Paragraph, Span, aside, plain
from workshop.report.build import Content, changed_of, of_engagement
from workshop.report.facts import Facts
from workshop.report.needs import told_answers
from workshop.report.needs.agreed_days import days_to_come
from workshop.report.needs.told_needs import ToldNeeds, left_out_words, told_needs
from workshop.report.needs.whom_to_ask import whom_to_ask
from workshop.report.view import Gathered
from workshop.text import listing, plural

_HEADINGS: Final[Mapping[AnswerWord, str]] = {
    "done": marked("Done already"),
    "planned": marked("Planned"),
    "partly": marked("Done in part"),
    "later": marked("Later"),
    "not": marked("Not done"),
}
"""The answers in the order of a letter: what there is comes before what there is not."""
_STOPS: Final = (".", "!", "?", "…")
_SEVERAL: Final = 2
"""From so many answers on, one who decided all of them is named once."""


def content(gathered: Gathered, department: Department | None = None) -> Content:
    """The replies in an edition.

    Args:
        gathered: the record as the edition tells it.
        department: whose letter it is; one for every department that asks, unless given.
    """
    told = told_needs(gathered)
    whose = [department.id] if department else list(told.asking)
    answers = told_answers.answers(told, department.id if department else None)
    left = _left_out(told, department)
    blocks = _blocks(told, whose, answers, left, alone=department is not None)
    facts = Facts(answers=answers, left_out=left)
    made = of_engagement(gathered, "reply", blocks, facts)
    framework = told.framework
    status = (
        None if framework.is_signed and all(one.is_decided for one in answers) else say("Draft")
    )
    if department is None:
        return made._replace(status=status, subtitle=say("Everything you asked for, answered."))
    name = gathered.telling.called(department)
    return made._replace(
        title=say("{label}: {text}", label=made.title, text=name),
        meta=((say("To"), name), *made.meta[:1]),
        subtitle=say("Everything you asked for, answered."),
        status=status,
    )


def _left_out(told: ToldNeeds, department: Department | None) -> int:
    """How many requests the edition leaves out; of one department alone its own."""
    if department is None:
        return told.left_out
    rows = told.record.rows(told.table.register.name)
    return sum(row.cell("department") == department.id and row.id not in told.rows for row in rows)


def _blocks(
    told: ToldNeeds,
    whose: Sequence[str],
    answers: Sequence[ReplyFact],
    left: int,
    *,
    alone: bool,
) -> Iterator[AnyBlock]:
    """The letters, each beginning a page under its name; one alone is called so by its title."""
    yield from chapters.left_out(told.gathered, LeftOut())
    if left:
        yield Notice(text=left_out_words(left))
    if nobody := of_nobody_told(one.id for one in answers if one.department is None):
        yield Notice(text=nobody)
    if not whose:
        yield Paragraph(spans=plain(say("No department has asked for anything that is told here.")))
    for at, department_id in enumerate(whose):
        name = told.department(department_id) or ""
        own = [one for one in answers if one.department == name]
        if not alone:
            yield Heading(text=name, page=at > 0)
        yield from _letter(told, department_id, own, level=1 if alone else 2)


def _letter(
    told: ToldNeeds, department_id: str, own: Sequence[ReplyFact], *, level: Literal[1, 2]
) -> Iterator[AnyBlock]:
    """One letter: what was asked, what is answered, what comes next, whom to ask."""
    name = told.department(department_id) or ""
    yield Paragraph(spans=plain(say("Dear colleagues of {department},", department=name)))
    if not own:
        yield Paragraph(
            spans=plain(
                say(
                    "We have no request of yours on record. If something is missing, please tell "
                    "us: we would rather hear it twice than not at all."
                )
            )
        )
    else:
        decided = _all_decided(own)
        told_once = bool(decided) or not any(one.is_decided for one in own)
        yield Paragraph(spans=plain(_opening(own, decided)))
        if not all(one.is_decided for one in own):
            yield Notice(text=_undecided(own))
        for answer, title in _HEADINGS.items():
            if found := [one for one in own if one.answer == answer]:
                yield Heading(text=say(title), level=level)
                yield Bullets(items=tuple(_line(one, tell_who=not told_once) for one in found))
    yield Heading(text=say("What comes next"), level=level)
    yield Paragraph(spans=plain(_next(told, own)))
    if days := days_to_come(told.gathered):
        yield Bullets(items=tuple((Span(what), *aside(times.day(on))) for on, what in days))
    yield Paragraph(spans=plain(whom_to_ask(told, department_id)))


def _all_decided(own: Sequence[ReplyFact]) -> str:
    """Who decided all of several answers, to be said once; empty where that differs."""
    who = {one.who if one.is_decided else "" for one in own}
    if len(own) < _SEVERAL or len(who) > 1 or "" in who:
        return ""
    if who == {say("not named")}:
        return say("Who decided all of it is not named.")
    return say("All of it was decided by {who}.", who=who.pop())


def _opening(own: Sequence[ReplyFact], decided: str) -> str:
    """Thanks, how much of it is answered how, and who decided that where it is one."""
    found = Counter(one.answer for one in own)
    counts = listing([_count(answer, found[answer]) for answer in _HEADINGS if found[answer]])
    asked = plural(len(own), "thing", "things")
    thanks = say(
        "Thank you for telling us what you need and why. You asked for {things}; here is the "
        "answer to each: {counts}.",
        things=asked,
        counts=counts,
    )
    return f"{thanks} {decided}".rstrip()


def _count(answer: AnswerWord, number: int) -> str:
    words = {
        "done": say("{n} done", n=number),
        "planned": say("{n} planned", n=number),
        "partly": say("{n} done in part", n=number),
        "later": say("{n} later", n=number),
        "not": say("{n} not done", n=number),
    }
    return words[answer]


def _undecided(own: Sequence[ReplyFact]) -> str:
    """That nobody has decided some of it yet."""
    number = sum(not one.is_decided for one in own)
    if number == len(own):
        return say(
            "Nobody has decided any of this yet: it is what follows from the selection, a draft."
        )
    return say(
        "{n} of these nobody has decided yet: they are what follows from the selection, a draft.",
        n=number,
    )


def _line(one: ReplyFact, *, tell_who: bool) -> tuple[Span, ...]:
    """A request in its own words, then when, why and, where asked for, who decided it."""
    want = one.want
    if one.stands_in != one.id:
        want = f"{want} {say('(together with {code})', code=one.stands_in)}"
    spans = [Span(f"{one.id} ", "strong")]
    if not (one.when or one.why):
        spans.append(Span(want))
    else:
        spans.append(Span(f"{want} " if want.endswith(_STOPS) else f"{want}. "))
        spans += [Span(f"{_day(one)} ", "strong")] if one.when else []
        spans.append(Span(one.why))
    if not tell_who:
        return tuple(spans)
    return (*spans, *aside(_who(one)))


def _who(one: ReplyFact) -> str:
    if not one.is_decided:
        return one.who
    if one.who == say("not named"):
        return say("who decided it is not named")
    return say("decided by {who}", who=one.who)


def _day(one: ReplyFact) -> str:
    day = times.day(one.when) if one.when else ""
    if one.answer == "done":
        return say("Since {day}.", day=day)
    if one.answer in ("later", "not"):
        return say("We look at it again on {day}.", day=day)
    return say("By {day}.", day=day)


def _next(told: ToldNeeds, own: Sequence[ReplyFact]) -> str:
    """What comes next: the next day that was named, and what can still change."""
    today = changed_of(told.gathered).date()
    days = [day for day, _ in days_to_come(told.gathered)]
    days += [one.when for one in own if one.when and one.answer != "done" and one.when >= today]
    parts = []
    if days:
        parts.append(say("The next day to keep is {day}.", day=times.day(min(days))))
    if own and not told.framework.is_signed:
        parts.append(
            say(
                "The framework is not signed by every department yet, so the order can still "
                "change."
            )
        )
    parts.append(
        say(
            "What comes later is not forgotten: it stays on the list, and it is weighed again when "
            "limits change. If an answer rests on something that we got wrong, tell us."
        )
    )
    return " ".join(parts)
