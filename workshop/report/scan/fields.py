"""The six fields on one page, and the register of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from workshop.analysis.evidence import filled_steps, was_asked
from workshop.language import say
from workshop.record.documents import Pestle
from workshop.report import chapters
from workshop.report.blocks import AnyBlock, Column, Heading, Paragraph, Table, plain
from workshop.report.factor_lists.lines import legend, marked_code, register
from workshop.report.known import Known
from workshop.report.scan.dates import when_words
from workshop.report.scan.plane import product_of
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.report.wording.letters import field_title
from workshop.text import plural

BEST: Final = 3
"""So many factors of a field stand on the page."""


def on_a_page(gathered: Gathered, external: Sequence[Known]) -> Iterator[AnyBlock]:
    """A row a field: what stands first in it; of an empty one what was asked.

    Args:
        gathered: the record as an edition tells it.
        external: the factors outside, in the one order.
    """
    yield Heading(text=say("The six fields on a page"), page=True)
    yield Table(
        caption=say("What stands first in each field"),
        columns=(
            Column(title=say("Field"), weight=2),
            Column(title=say("What stands first"), weight=8),
            Column(title=say("All"), numeric=True),
        ),
        rows=tuple(_row(gathered, field, external) for field in Pestle),
    )
    if unfiled := sum(known.factor.pestle is None for known in external):
        stand = plural(
            unfiled, "factor stands under no field yet.", "factors stand under no field yet."
        )
        yield Paragraph(spans=plain(stand))


def _row(gathered: Gathered, field: Pestle, external: Sequence[Known]) -> tuple[str, ...]:
    """One field."""
    own = [known for known in external if known.factor.pestle is field]
    title = f"{field_title(field)} ({field.value})"
    if not own:
        return title, _empty(gathered, field), "0"
    return title, "\n".join(_line(gathered, known) for known in own[:BEST]), str(len(own))


def _line(gathered: Gathered, known: Known) -> str:
    """A factor with when it comes and what it was scored."""
    when, product = when_words(gathered, known), product_of(gathered, known)
    beside = [when] if when != "–" else []
    if product is not None:
        beside.append(say("impact × likelihood {value}", value=phrases.number(product)))
    behind = f" ({'; '.join(beside)})" if beside else ""
    return f"{marked_code(gathered, known)} {known.text}{behind}"


def _empty(gathered: Gathered, field: Pestle) -> str:
    """What is said of a field without a factor: whether anybody was asked."""
    record = gathered.record
    asked = 0
    for session in gathered.sessions:
        steps = [step for step in record.guide_of(session).steps if step.lens == "pestle"]
        filled = filled_steps(record, session) if steps else set()
        asked += any(was_asked(record, session, step, filled) for step in steps)
    none = say("Nothing was named, and no session asked what changes outside.")
    if asked:
        did = plural(
            asked,
            "session asked what changes outside",
            "sessions asked what changes outside",
        )
        none = say("Nothing was named, though {sessions}.", sessions=did)
    return chapters.none_told(gathered, none, partial(chapters.is_filed, field))


def registers(gathered: Gathered, external: Sequence[Known]) -> Iterator[AnyBlock]:
    """Every factor outside in one line, field by field."""
    yield Heading(text=say("Register"))
    if not external:
        none = say("No external factor was recorded yet.")
        told = chapters.none_told(gathered, none, lambda factor: not factor.letter.internal)
        yield Paragraph(spans=plain(told))
        return
    yield Paragraph(spans=plain(legend(gathered, external)))
    fields: list[Pestle | None] = [*Pestle, None]
    for field in fields:
        own = [known for known in external if known.factor.pestle is field]
        if own:
            word = field_title(field) if field else say("Under no field yet")
            yield register(gathered, f"{word}, {len(own)}", own)
