"""Statements that say the same, as they were worded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.language import say
from workshop.report.blocks import AnyBlock, Column, Paragraph, Table, plain
from workshop.report.known import Known


def same_wordings() -> str:
    """What the table of these wordings is called."""
    return say("Wordings of the same")


def alike(factors: Sequence[Known]) -> Iterator[AnyBlock]:
    """Each factor that several statements come to, with all of their wordings.

    Args:
        factors: in the order in which they are told.
    """
    rows = tuple(
        (
            known.code,
            known.text,
            "\n".join(f"{code} {text}" for code, text in known.merged),
        )
        for known in factors
        if known.merged
    )
    if not rows:
        return
    yield Paragraph(
        spans=plain(
            say(
                "People judged that these say the same. Each counts as one factor, under the code "
                "in front, with everybody who said it in whatever words."
            )
        )
    )
    yield Table(
        caption=same_wordings(),
        columns=(
            Column(title=say("Factor")),
            Column(title=say("As it is told"), weight=4),
            Column(title=say("Also said as"), weight=5),
        ),
        rows=rows,
    )
