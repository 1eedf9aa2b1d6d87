"""IT at the table as a chapter: who is the liaison of whom, and where IT sat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from workshop import times
from workshop.language import say
from workshop.needs.facts import AtTheTableFact, SatFact
from workshop.report.blocks import AnyBlock, Column, Heading, Notice, Paragraph, Table, plain
from workshop.report.needs.told_liaisons import ToldTable
from workshop.report.view import Gathered
from workshop.text import listing, parted, plural


def at_the_table_of(gathered: Gathered) -> tuple[AtTheTableFact, ...]:
    """What each department but IT has of IT, as an edition tells it, by name."""
    return tuple(gathered.once(ToldTable).facts.values())


def without_liaison(facts: Sequence[AtTheTableFact]) -> tuple[str, ...]:
    """The names of the departments of which no liaison is told."""
    return tuple(one.department for one in facts if not one.liaisons)


def missing_liaisons(departments: Sequence[str]) -> Iterator[AnyBlock]:
    """That departments are without a liaison; nothing where none is."""
    if departments:
        names = listing(list(departments))
        yield Notice(text=say("Without a liaison: {departments}.", departments=names))


def sessions_of_departments() -> str:
    """What the table of all sessions is called; slides leave it to the document."""
    return say("Sessions of departments, who of IT was there, and what came of it")


def blocks(facts: Sequence[AtTheTableFact], level: Literal[1, 2] = 1) -> Iterator[AnyBlock]:
    """IT at the table as a chapter; nothing where there is no department but IT.

    Args:
        facts: what each department has of IT.
        level: of the heading.
    """
    if not facts:
        return
    yield Heading(text=say("IT at the table"), level=level)
    yield _overview(facts)
    yield from missing_liaisons(without_liaison(facts))
    rows = [(one, sat) for one in facts for sat in one.sessions]
    if not rows:
        yield Paragraph(spans=plain(say("No session of a department is told yet.")))
        return
    yield Table(
        caption=sessions_of_departments(),
        columns=(
            Column(title=say("Department"), weight=2),
            Column(title=say("Session"), weight=3),
            Column(title=say("Day"), weight=2),
            Column(title=say("Of IT"), weight=3),
            Column(title=say("What came of it"), weight=4),
        ),
        rows=tuple(
            (
                one.department,
                sat.title,
                times.short_day(sat.on) if sat.on else "–",
                parted(sat.who) or say("nobody is told"),
                came_of(sat),
            )
            for one, sat in rows
        ),
    )


def _overview(facts: Sequence[AtTheTableFact]) -> Table:
    return Table(
        caption=say("Departments, their liaisons, and what is open"),
        columns=(
            Column(title=say("Department"), weight=3),
            Column(title=say("Liaison"), weight=3),
            Column(title=say("Sessions"), numeric=True),
            Column(title=say("With IT"), numeric=True),
            Column(title=say("Open promises"), numeric=True),
        ),
        rows=tuple(
            (
                one.department,
                parted(one.liaisons) or say("none‖liaison"),
                str(len(one.sessions)),
                str(one.n),
                str(len(one.promises)),
            )
            for one in facts
        ),
    )


def came_of(sat: SatFact) -> str:
    """What came of a session, in short: codes of needs and promises, how much was agreed."""
    parts = [
        _with_codes(plural(len(sat.needs), "need"), sat.needs),
        plural(len(sat.decisions), "decision") if sat.decisions else "",
        plural(len(sat.actions), "action") if sat.actions else "",
        _with_codes(plural(len(sat.promises), "promise"), sat.promises),
    ]
    return parted(part for part in parts if part) or say("nothing is told")


def _with_codes(count: str, codes: Sequence[str]) -> str:
    return say("{label}: {text}", label=count, text=", ".join(codes)) if codes else ""
