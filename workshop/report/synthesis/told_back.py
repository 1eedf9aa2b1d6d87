"""What you told us: a sheet for each department, to be given back to it.

It holds their own points in their own words, what other departments say on each, and what follows.
A statement stands on a department's sheet only where it may be told as that department's own: who
asked to be "a participant" is on no sheet, for a sheet says whose words it holds. Others are told
by department, as far as they agreed to that, and else by their number alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from workshop import times
from workshop.analysis.synthesis.facts import (
    Follows,
    GoalTold,
    PointTold,
    PriorityRow,
    SheetTold,
    ThemeFact,
    ToldStatement,
)
from workshop.language import say
from workshop.privacy.participant import LeftOut
from workshop.record.documents import Department, Entry, EntryKind, Person
from workshop.report import chapters
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Heading,
    Notice,
    Paragraph,
    Span,
    aside,
    plain,
)
from workshop.report.build import Content, of_engagement
from workshop.report.facts import Facts
from workshop.report.synthesis import asked_for
from workshop.report.synthesis.told_synthesis import ToldSynthesis
from workshop.report.view import Gathered
from workshop.text import in_quotes, listing, plural

_FOLLOWS: Final = frozenset({EntryKind.ACTION, EntryKind.DECISION})


def content(gathered: Gathered, department: Department | None = None) -> Content:
    """The sheets in an edition.

    Args:
        gathered: the record as the edition tells it.
        department: whose sheet it is; every department's that was heard, unless given.
    """
    told = ToldSynthesis(gathered)
    whose = [department] if department else told.heard_departments
    # Told once: to each of the sheets what is of its department is given.
    wishes, goals = asked_for.priorities(told), asked_for.goals(told)
    sheets = tuple(_sheet(told, each, wishes, goals) for each in whose)
    left = chapters.all_left_out(gathered)
    facts = Facts(
        departments=gathered.telling.departments_heard,
        # Of all departments together: of one alone it would tell who asked not to be quoted.
        withheld=left.total,
        left_out=told.heard.hidden,
        sheets=sheets,
    )
    made = of_engagement(gathered, "told-back", _blocks(gathered, sheets, left), facts)
    if department is None:
        return made
    name = gathered.telling.called(department)
    return made._replace(
        title=say("{label}: {text}", label=made.title, text=name),
        meta=((say("For"), name), *made.meta),
    )


def _sheet(
    told: ToldSynthesis,
    department: Department,
    wishes: Sequence[PriorityRow],
    goals: Sequence[GoalTold],
) -> SheetTold:
    """The sheet of one department, with what is its own of all wishes and goals."""
    own_name = told.telling.called(department)
    points = []
    tags: set[str] = set()
    for theme, finding in told.pairs:
        own = [e for e in theme.entries if department in told.departments_of(e)]
        if own:
            points.append(_point(finding, own_name))
            tags.update(theme.coded.tags if theme.coded else ())
    told_ids = {each.entry for point in points for each in point.own}
    follows = tuple(_follows(told, department, tags))
    return SheetTold(
        department=own_name,
        n=len(told_ids),
        sentence=_sentence(points, len(told_ids)),
        points=tuple(points),
        goals=tuple(goal for goal in goals if goal.department == own_name),
        priorities=next((row for row in wishes if row.who == own_name), None),
        follows=follows,
    )


def _sentence(points: Sequence[PointTold], statements: int) -> str:
    """How much was told, and how far others say so."""
    shared = sum(bool(point.agree or point.agree_elsewhere) for point in points)
    opposed = sum(bool(point.opposite) for point in points)
    told = {
        "statements": plural(statements, "statement"),
        "points": plural(len(points), "point"),
        "opposed": opposed,
    }
    if shared == 1:
        return say(
            "{statements} on {points}; 1 of them is shared by others, {opposed} met by the "
            "opposite.",
            **told,
        )
    return say(
        "{statements} on {points}; {shared} of them are shared by others, {opposed} met by the "
        "opposite.",
        **told,
        shared=shared,
    )


def _point(finding: ThemeFact, department: str) -> PointTold:
    """A point of a department: its own words, and what others say on it."""
    own = tuple(each for each in finding.statements if department in each.departments)
    stance = own[0].stance
    others = [each for each in finding.statements if department not in each.departments]
    alike = [each for each in others if each.stance == stance]
    names = dict.fromkeys(name for each in alike for name in each.departments)
    return PointTold(
        id=finding.id,
        text=finding.text,
        own=own,
        agree=tuple(names),
        agree_elsewhere=sum(not each.departments for each in alike),
        opposite=tuple(each for each in others if each.stance != stance),
        strength=finding.strength,
        evidence=tuple(each.entry for each in (*own, *others)),
    )


def _follows(told: ToldSynthesis, department: Department, tags: Iterable[str]) -> Iterator[Follows]:
    """Actions and decisions of the department's own sessions, given to it, or on its themes."""
    wanted = set(tags)
    name = told.telling.called(department)
    record = told.gathered.record
    for session in told.gathered.sessions:
        own_session = told.telling.department(session) == name
        for entry in record.entries_of(session.id):
            if entry.kind not in _FOLLOWS or not told.telling.tells(entry):
                continue
            given = department.id in entry.departments or _owned(told, entry, department)
            in_own = own_session and told.telling.tied(entry)
            if given or in_own or wanted.intersection(entry.tags):
                yield Follows(
                    kind=entry.kind.value,
                    text=told.telling.words(entry),
                    who=told.telling.who(entry),
                    due=entry.due,
                    entry=told.names.id_of(entry),
                )


def _owned(told: ToldSynthesis, entry: Entry, department: Department) -> bool:
    """Whether somebody of a department is to do an action, where that may be told."""
    if entry.kind is not EntryKind.ACTION or not told.may_name(entry):
        return False
    people = (told.gathered.record.find(Person, each) for each in entry.people)
    return any(person is not None and person.department_id == department.id for person in people)


# The document


def _blocks(gathered: Gathered, sheets: Sequence[SheetTold], left: LeftOut) -> Iterator[AnyBlock]:
    """The sheets, one below the other."""
    yield Paragraph(
        spans=plain(
            say(
                "What was said in the interviews and workshops, as it was recorded: please tell us "
                "what is wrong, what is missing, and what you would rather not have in here."
            )
        )
    )
    yield from chapters.left_out(gathered, left)
    if not gathered.telling.open:
        yield Notice(text=say("Who asked not to be told by department is on no sheet."))
    if not sheets:
        yield Paragraph(spans=plain(say("Nothing is told yet that could be given back.")))
    for sheet in sheets:
        yield from _sheet_blocks(sheet)


def _sheet_blocks(sheet: SheetTold) -> Iterator[AnyBlock]:
    """One sheet."""
    yield Heading(text=sheet.department)
    if not sheet.points:
        yield Paragraph(spans=plain(say("Nothing is told that may be called yours.")))
    else:
        yield Paragraph(spans=plain(sheet.sentence))
        yield Heading(text=say("Your points"), level=2)
        for point in sheet.points:
            code = "" if point.id.startswith("#") else f"{point.id} "
            yield Paragraph(spans=(Span(code, "strong"), Span(point.text, "strong")))
            yield Bullets(items=tuple(_lines(point)))
    yield from _wishes(sheet)
    yield Heading(text=say("What follows"), level=2)
    if not sheet.follows:
        yield Paragraph(spans=plain(say("No action and no decision is told on it yet.")))
        return
    yield Bullets(items=tuple(_follow(each) for each in sheet.follows))


def _lines(point: PointTold) -> Iterator[tuple[Span, ...]]:
    """Their own words, then what others say."""
    for each in point.own:
        words = say("In these words") if each.text == point.text else _in_words(each)
        mark = (Span(f"{say('The opposite:')} ", "strong"),) if each.stance == "against" else ()
        yield (*mark, Span(words), *_source(each))
    others = list(point.agree)
    if point.agree_elsewhere:
        others.append(
            plural(
                point.agree_elsewhere,
                "statement whose department is not told",
                "statements whose department is not told",
            )
        )
    if others:
        yield (Span(f"{say('Said too:')} ", "strong"), Span(f"{listing(others)}."))
    for each in point.opposite:
        yield (
            Span(f"{say('The opposite, said by others:')} ", "strong"),
            Span(_in_words(each)),
            *_source(each),
        )
    if not (others or point.opposite):
        yield (Span(say("Nobody else said anything on it."), "muted"),)


def _in_words(each: ToldStatement) -> str:
    """A statement; in quotation marks only where it was taken down word for word."""
    return in_quotes(each.text) if each.kind == EntryKind.QUOTE.value else each.text


def _source(each: ToldStatement) -> tuple[Span, ...]:
    where = f"{each.session_title}, {times.day(each.at)}" if each.at else ""
    words = " · ".join(part for part in (each.who, where) if part)
    return aside(words)


def _wishes(sheet: SheetTold) -> Iterator[AnyBlock]:
    """Their goals, and what they would put first, let wait and stop."""
    if sheet.goals:
        yield Heading(text=say("Your goals"), level=2)
        yield Bullets(items=tuple(plain(goal.text) for goal in sheet.goals))
    if (row := sheet.priorities) is None:
        return
    yield Heading(text=say("Your priorities"), level=2)
    yield Bullets(
        items=tuple(
            (Span(f"{title} ", "strong"), Span(wish.text))
            for title, wishes in (
                (say("First:"), row.first), (say("May wait:"), row.may_wait),
                (say("Stop:"), row.stop),
            )
            for wish in wishes
        )
    )  # fmt: skip


def _follow(each: Follows) -> tuple[Span, ...]:
    due = say("by {day}", day=times.day(each.due)) if each.due else ""
    words = " · ".join(part for part in (each.who, due) if part)
    kind = say("Action:") if each.kind == EntryKind.ACTION.value else say("Decision:")
    return (Span(f"{kind} ", "strong"), Span(each.text), *aside(words))
