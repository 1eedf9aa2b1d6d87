"""The four fields of a SWOT in a Word file.

Requirement: the picture has a name, a tint and its factors in each field, says what it leaves out,
and its headings look the same on whatever level they stand.
"""

from __future__ import annotations

import msgspec
import pytest
from docx.oxml.ns import qn

from sessions.exports.word.cells import HARMS, HELPS
from sessions.exports.word.fields import quadrant_parts
from sessions.exports.word.xml import Element
from tests.builders.reports import quadrant
from workshop.report.blocks import Quadrant, QuadrantItem


def _of(*counts: int, more: int = 0) -> Quadrant:
    """The fields with so many factors in each."""
    quarters = tuple(
        msgspec.structs.replace(
            quarter,
            items=tuple(
                QuadrantItem(code=f"{quarter.letter}{at}", text=f"Factor {at}", support="1 of 6")
                for at in range(1, count + 1)
            ),
            more=more,
            none="Nobody named one.",
        )
        for quarter, count in zip(quadrant().quarters, counts, strict=True)
    )
    return msgspec.structs.replace(quadrant(), quarters=quarters)


def _styled(part: Element, style: str) -> list[Element]:
    return [
        one
        for one in part.iter(qn("w:p"))
        if one.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) == style
    ]


def _words(part: Element) -> str:
    return "".join(
        "\t" if one.tag == qn("w:tab") else "\n" if one.tag == qn("w:br") else one.text or ""
        for one in part.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
    )


@pytest.mark.parametrize("level", [2, 3])
@pytest.mark.parametrize("count", [2, 9])
def test_headings_of_fields_look_the_same_on_every_level(level: int, count: int) -> None:
    """They keep their own space, which that of their level would part from the factors."""
    parts = list(quadrant_parts(_of(count, 0, 0, 0), level))
    heads = [one for part in parts for one in _styled(part, f"Heading{level}")]
    assert len(heads) == (4 if count <= 8 else 8)
    for head in heads:
        (space,) = head.iter(qn("w:spacing"))
        assert (space.get(qn("w:before")), space.get(qn("w:after"))) == ("40", "100")
    names = [_words(head).split("  ")[0] for head in heads]
    assert names[:4] == ["Strengths", "Weaknesses", "Opportunities", "Threats"]


@pytest.mark.parametrize(
    ("counts", "shown", "rest"),
    [
        ((8, 0, 1, 8), [8, 0, 1, 8], ["", "", "", ""]),
        (
            (9, 0, 5, 6),
            [5, 0, 5, 5],
            ["and 4 more, listed below", "", "", "and 1 more, listed below"],
        ),
    ],
)
def test_a_field_has_its_factors_or_counts_what_it_leaves_out(
    counts: tuple[int, ...], shown: list[int], rest: list[str]
) -> None:
    """Eight stand in the picture; where a field has more, five in each, and all of them below."""
    _, table, *below = quadrant_parts(_of(*counts), 2)
    cells = list(table.iter(qn("w:tc")))
    tints = [cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}").get(qn("w:fill")) for cell in cells]
    assert tints == [HELPS, HARMS, HELPS, HARMS]
    for cell, number, left, letter in zip(cells, shown, rest, "SWOT", strict=True):
        told = [_words(one) for one in _styled(cell, "Factor")]
        factors = [f"{letter}{at}\tFactor {at}\n1 of 6" for at in range(1, number + 1)]
        assert told == factors + ([left] if left else [])
        none = [_words(one) for one in _styled(cell, "Cell")]
        assert none == ([] if number else ["Nobody named one."])
    listed = [_words(one) for part in below for one in _styled(part, "Factor")]
    everything = [
        f"{letter}{at}\tFactor {at}\n1 of 6"
        for letter, count in zip("SWOT", counts, strict=True)
        for at in range(1, count + 1)
    ]
    assert listed == ([] if shown == list(counts) else everything)


def test_what_stands_in_the_register_alone_is_counted_in_its_field() -> None:
    """Beside the factors that the document has."""
    _, table, *_ = quadrant_parts(_of(1, 1, 1, 1, more=3), 2)
    last = [_words(_styled(cell, "Factor")[-1]) for cell in table.iter(qn("w:tc"))]
    assert last == ["and 3 more in the register"] * 4
