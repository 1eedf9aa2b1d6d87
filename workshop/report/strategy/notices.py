"""Notices: a letter to each department on what changes for it, and what it gains and carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from workshop.language import counted, say
from workshop.needs.it_department import it_department
from workshop.privacy.participant import LeftOut
from workshop.privacy.told_rows import NOT_NAMED
from workshop.record.documents import Department
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.strategy.notices import NOTICES
from workshop.report import chapters, register_table
from workshop.report.blocks import AnyBlock, Bullets, Heading, Notice, Paragraph, Span, plain
from workshop.report.build import Content, of_engagement
from workshop.report.facts import Facts
from workshop.report.needs.told_needs import told_needs
from workshop.report.needs.whom_to_ask import whom_to_ask
from workshop.report.strategy.told import awareness, impact
from workshop.report.strategy.told.letters import Letter, department_ids, letter_of
from workshop.report.view import Gathered
from workshop.text import listing


def content(gathered: Gathered, department: Department | None = None) -> Content:
    """The letters in an edition.

    Args:
        gathered: the record as the edition tells it.
        department: whose letter it is; one for every department that is told something, and what
            is open beside them, unless given.
    """
    subtitle = say("What changes in your work, from when on, and what it means for you.")
    if department is None:
        made = of_engagement(gathered, NOTICES, _whole(gathered), _facts(gathered))
        return made._replace(subtitle=subtitle)
    letter = letter_of(gathered, department.id)
    facts = Facts(letters=(letter.fact,), left_out=_left_out(gathered, department.id))
    made = of_engagement(gathered, NOTICES, _alone(gathered, letter), facts)
    name = gathered.telling.called(department)
    return made._replace(
        title=say("{label}: {text}", label=say("Notice of changes"), text=name),
        meta=((say("To"), name), *made.meta[:1]),
        subtitle=subtitle,
    )


def _facts(gathered: Gathered) -> Facts:
    told = gathered.row_telling.rows(REGISTERS[NOTICES])
    return Facts(
        registers={NOTICES: register_table.fact_of(gathered, told)},
        letters=tuple(letter_of(gathered, each).fact for each in department_ids(gathered)),
        impact=impact.facts(gathered),
        untold=awareness.untold(gathered),
        left_out=told.left_out,
    )


def _left_out(gathered: Gathered, department_id: str) -> int:
    """How many notices to a department the edition leaves out."""
    rows = gathered.record.rows(NOTICES)
    own = [row for row in rows if row.cell("department") == department_id]
    return sum(not gathered.row_telling.tells(row) for row in own)


# All of them


def _whole(gathered: Gathered) -> Iterator[AnyBlock]:
    """What is open and whom changes touch, then the letters, each on a page of its own."""
    told = gathered.row_telling.rows(REGISTERS[NOTICES])
    letters = [letter_of(gathered, each) for each in department_ids(gathered)]
    yield Paragraph(spans=plain(_sentence(letters)))
    yield from chapters.left_out(gathered, LeftOut())
    yield from register_table.left_out(told)
    yield from _open(gathered, letters)
    yield from impact.blocks(gathered, level=1)
    yield from awareness.blocks(gathered, level=1)
    for letter in letters:
        yield Heading(text=letter.fact.department, page=True)
        yield from _letter(gathered, letter, level=2)
    if told.rows:
        yield Heading(text=say("The notices as a table"), page=True)
        yield register_table.table(gathered, told)


def _sentence(letters: Sequence[Letter]) -> str:
    if not letters:
        return say("No department is told of a change here.")
    notices = sum(len(letter.notices) for letter in letters)
    return say(
        "{notices} to {departments}; {open} are still to be told, {unanswered} told and not "
        "acknowledged.",
        notices=counted(notices, "notice"),
        departments=counted(len(letters), "department"),
        open=sum(len(letter.fact.open) for letter in letters),
        unanswered=sum(len(letter.unanswered) for letter in letters),
    )


def _open(gathered: Gathered, letters: Sequence[Letter]) -> Iterator[AnyBlock]:
    """The notices that nobody was told yet, and whom a change concerns without any notice."""
    items = [
        (Span(f"{notice.code} ", "strong"), Span(_waiting(letter.fact.department, notice.by)))
        for letter in letters
        for notice in letter.notices
        if notice.code in letter.fact.open
    ]
    if items:
        yield Heading(text=say("Still to be told"))
        yield Bullets(items=tuple(items))
    home = it_department(gathered.record)
    written = {letter.fact.department for letter in letters}
    names = [
        gathered.telling.called(each)
        for each in gathered.record.all(Department)
        if each.id != home and gathered.telling.called(each) not in written
    ]
    if names and letters:
        yield Notice(text=say("No letter is written to: {names}.", names=listing(sorted(names))))


def _waiting(department: str, by: str) -> str:
    if by == say(NOT_NAMED):
        return say("to {department}; who tells it is not named", department=department)
    if by:
        return say("to {department}, by {who}", department=department, who=by)
    return say("to {department}; nobody is named who tells it", department=department)


# One of them


def _alone(gathered: Gathered, letter: Letter) -> Iterator[AnyBlock]:
    """One letter, called so by the title of its document."""
    yield from chapters.left_out(gathered, LeftOut())
    if number := _left_out(gathered, letter.department_id):
        notices = counted(number, "notice that is not told here", "notices that are not told here")
        yield Notice(text=say("Left out of this edition: {what}.", what=notices))
    yield from _letter(gathered, letter, level=1)


def _letter(gathered: Gathered, letter: Letter, *, level: Literal[1, 2]) -> Iterator[AnyBlock]:
    """What changes, one after the other, and what the department is asked to do."""
    name = letter.fact.department
    yield Paragraph(spans=plain(say("Dear colleagues of {department},", department=name)))
    if not letter.notices:
        words = say("We have nothing on record that changes for you.")
        yield Paragraph(spans=plain(words))
        return
    changes = counted(len(letter.groups), "change")
    yield Paragraph(spans=plain(say("This is to tell you of {changes}.", changes=changes)))
    for group in letter.groups:
        yield Heading(text=group.title, level=level)
        for notice in group.notices:
            yield Paragraph(spans=plain(notice.message))
        if items := tuple(_labelled(*each) for each in group.lines):
            yield Bullets(items=items)
    ask = whom_to_ask(told_needs(gathered), letter.department_id)
    if letter.unanswered or letter.fact.open:
        please = say(
            "Please tell us that you have read this, and what we have not thought of: it is easier "
            "to change now than later."
        )
        ask = f"{please} {ask}"
    yield Paragraph(spans=plain(ask))


def _labelled(label: str, text: str) -> tuple[Span, ...]:
    return (Span(f"{say('{label}:', label=label)} ", "strong"), Span(text))
