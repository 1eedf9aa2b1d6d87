"""Which department was told of which change, and what has started without some knowing of it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from workshop import times
from workshop.language import counted, marked, say
from workshop.registers.kinds.strategy.changes import CHANGES
from workshop.registers.kinds.strategy.notices import NOTICES
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Matrix,
    MatrixCell,
    MatrixLine,
    Notice,
    Paragraph,
    Sign,
    Span,
    Table,
    plain,
)
from workshop.report.strategy.told import answer_time
from workshop.report.strategy.told.shown import (
    Level,
    codes_of,
    department_called,
    headed,
    left_out,
    shown,
)
from workshop.report.view import Gathered
from workshop.strategy.awareness import Awareness, Told, Untold, awareness_of
from workshop.strategy.chapter_facts import UntoldFact
from workshop.strategy.facts import AwarenessFact
from workshop.text import listing

STATES = {
    "acknowledged": marked("acknowledged"),
    "told": marked("told"),
    "to tell": marked("to tell"),
    "untold": marked("told nothing"),
}
"""How far a department knows of a change, in the words of documents."""

_SIGNS: dict[str, tuple[Sign, str]] = {
    "acknowledged": ("said", "✓"),
    "told": ("said", ""),
    "to tell": ("silent", ""),
    "untold": ("", ""),
}
_MOST_COLUMNS = 12
"""So many departments fit beside each other on a page of A4; else a table has a line for each."""


def awareness(gathered: Gathered) -> Awareness:
    """Who was told of what, as the changes and notices have it that are told; worked out once."""
    return gathered.once(_worked_out)


def _worked_out(gathered: Gathered) -> Awareness:
    return awareness_of(gathered.record, tells=gathered.row_telling.tells)


def facts(gathered: Gathered) -> tuple[AwarenessFact, ...]:
    """Every change that is told, and every department but IT itself."""
    rows = shown(gathered, CHANGES)
    return tuple(
        AwarenessFact(
            change=rows[each.change_id].code,
            department=department_called(gathered, each.department_id),
            state=each.state,
            told=each.on,
        )
        for each in awareness(gathered).told
        if each.change_id in rows
    )


def untold(gathered: Gathered) -> tuple[UntoldFact, ...]:
    """The started projects that are told of which a department knows nothing yet."""
    rows, changes = shown(gathered, PROJECTS), shown(gathered, CHANGES)
    return tuple(
        UntoldFact(
            id=rows[each.project.id].code,
            text=rows[each.project.id].cells["project"],
            concerned=_names(gathered, each.concerned),
            others=_names(gathered, each.others),
            changes=codes_of(changes, (row.id for row in each.changes)),
        )
        for each in awareness(gathered).untold
        if each.project.id in rows and _is_known(each, changes)
    )


def _is_known(one: Untold, changes: Container[str]) -> bool:
    """Whether something of what a project changes is told; nothing being said is known too."""
    return not one.changes or any(row.id in changes for row in one.changes)


def blocks(gathered: Gathered, level: Level = 2) -> Iterator[AnyBlock]:
    """Change × department, what started untold, and how long answers take."""
    told, lacking = facts(gathered), untold(gathered)
    times_taken = list(answer_time.blocks(gathered))
    if not (told or lacking or times_taken):
        return
    yield from headed(gathered, CHANGES, say("Who is told of what changes"), level)
    yield from left_out(gathered, NOTICES)
    if told:
        yield Paragraph(spans=plain(_sentence(gathered)))
        yield _told(gathered)
    if lacking:
        yield Paragraph(spans=(Span(say("Started, and not told to everybody:"), "strong"),))
        yield Bullets(items=tuple(map(_line, lacking)))
    yield from times_taken


def _sentence(gathered: Gathered) -> str:
    rows = shown(gathered, CHANGES)
    found = [each.state for each in awareness(gathered).told if each.change_id in rows]
    return say(
        "Of {n} pairs of a change and a department {acknowledged} are acknowledged, {told} told, "
        "{waiting} to be told; of {untold} nobody is to tell anything.",
        n=len(found),
        acknowledged=found.count("acknowledged"),
        told=found.count("told"),
        waiting=found.count("to tell"),
        untold=found.count("untold"),
    )


def _told(gathered: Gathered) -> Matrix | Table:
    """Changes over departments; where these are too many, a line for each pair."""
    rows = shown(gathered, CHANGES)
    by_change: dict[str, list[Told]] = {}
    for each in awareness(gathered).told:
        if each.change_id in rows:
            by_change.setdefault(each.change_id, []).append(each)
    departments = [each.department_id for each in next(iter(by_change.values()))]
    names = tuple(department_called(gathered, each) for each in departments)
    caption = say("Which department was told of which change")
    if len(names) > _MOST_COLUMNS:
        return Table(
            caption=caption,
            columns=(
                Column(title=say("What changes"), weight=4),
                Column(title=say("Department"), weight=2),
                Column(title=say("State"), weight=2),
            ),
            rows=tuple(
                (f"{rows[key].code} {rows[key].cells['change']}", name, _words(each))
                for key, found in by_change.items()
                for name, each in zip(names, found, strict=True)
                if each.state != "untold"
            ),
        )
    return Matrix(
        caption=caption,
        head=say("What changes"),
        columns=names,
        rows=tuple(
            MatrixLine(
                code=rows[key].code,
                text=rows[key].cells["change"],
                cells=tuple(map(_cell, found)),
                ends=(
                    say(
                        "{n} of {all}",
                        n=sum(each.state in ("told", "acknowledged") for each in found),
                        all=len(found),
                    ),
                ),
            )
            for key, found in by_change.items()
        ),
        ends=(Column(title=say("Told"), numeric=True),),
        legend=say("● ✓ told and acknowledged; ● told; · to be told; empty: nobody is to tell it."),
    )


def _cell(each: Told) -> MatrixCell:
    sign, text = _SIGNS[each.state]
    return MatrixCell(sign=sign, text=text, words=_words(each))


def _words(each: Told) -> str:
    words = say(STATES[each.state])
    return say("{what} on {day}", what=words, day=times.day(each.on)) if each.on else words


def _line(one: UntoldFact) -> tuple[Span, ...]:
    """A started project, and who knows nothing of it."""
    parts = []
    if one.concerned:
        parts.append(say("untold, and concerned: {names}", names=listing(list(one.concerned))))
    if one.others:
        number = counted(len(one.others), "department")
        who = listing(list(one.others)) if len(one.others) <= _MOST_COLUMNS else number
        parts.append(say("told nothing either: {names}", names=who))
    if not one.changes:
        parts.append(say("nobody has said what it changes"))
    return (Span(f"{one.id} ", "strong"), Span(f"{one.text}: "), Span(f"{'; '.join(parts)}."))


def _names(gathered: Gathered, ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(department_called(gathered, each) for each in ids)


def notice(gathered: Gathered) -> Iterator[Notice]:
    """That projects have started untold, in a line; nothing where none has."""
    if found := untold(gathered):
        codes = listing([each.id for each in found])
        yield Notice(text=say("Started, and not told to every department: {codes}.", codes=codes))
