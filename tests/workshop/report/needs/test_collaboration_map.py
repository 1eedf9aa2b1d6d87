"""The collaboration map: every pair once in words, at both of its places in the matrix."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from workshop.needs.facts import PairFact
from workshop.report.blocks import AnyBlock, Bullets, Matrix, text_of
from workshop.report.needs import collaboration_map

NAMES = ("Care", "Finance", "Legal", "Sales")


def pair(
    first: str, second: str, needs: tuple[str, ...] = (), ties: tuple[str, ...] = ()
) -> PairFact:
    return PairFact(first=first, second=second, needs=needs, ties=ties)


def matrix_of(blocks: list[AnyBlock]) -> Matrix:
    return next(block for block in blocks if isinstance(block, Matrix))


def test_pairs_that_share_nothing_are_named_once() -> None:
    """Whoever shares something is told with the codes; a department never meets itself."""
    shared = {("Care", "Sales"): (("N1", "N2"), ("N2", "N3")), ("Finance", "Legal"): ((), ("N4",))}
    facts = [pair(*each, *shared.get(each, ((), ()))) for each in combinations(NAMES, 2)]
    blocks = list(collaboration_map.blocks(facts))

    found = matrix_of(blocks)
    assert found.columns == NAMES
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["", "", "", "3"],
        ["", "", "1", ""],
        ["", "1", "", ""],
        ["3", "", "", ""],
    ]
    assert [row.ends for row in found.rows] == [("1",)] * 4
    together, alone = (block for block in blocks if isinstance(block, Bullets))
    assert [text_of(item) for item in together.items] == [
        "Care and Sales: both ask for N1, N2; N2, N3 help or are helped",
        "Finance and Legal: N4 help or are helped",
    ]
    assert [text_of(item) for item in alone.items] == [
        "Care: Finance and Legal.", "Finance: Sales.", "Legal: Sales.",
    ]  # fmt: skip


def test_fewer_than_two_departments_have_no_map() -> None:
    """There is no chapter then, not an empty one."""
    assert list(collaboration_map.blocks([])) == []


@given(st.data(), st.integers(2, 15))
def test_each_pair_stands_in_words_and_in_the_matrix(data: st.DataObject, number: int) -> None:
    """The matrix is the same along both of its sides; too many departments are listed alone."""
    names = [f"D{at:02}" for at in range(number)]
    facts = [
        pair(*each, ("N1",) if data.draw(st.booleans()) else ()) for each in combinations(names, 2)
    ]
    blocks = list(collaboration_map.blocks(facts))

    assert list(collaboration_map.departments(facts)) == names
    lines = [
        text_of(item) for block in blocks if isinstance(block, Bullets) for item in block.items
    ]
    apart = sum(line.count("D") - 1 for line in lines if "both ask" not in line)
    assert apart == len(collaboration_map.isolated(facts))
    assert sum("both ask" in line for line in lines) == len(facts) - apart
    if number <= 12:
        rows = matrix_of(blocks).rows
        signs = [[cell.sign for cell in row.cells] for row in rows]
        assert signs == [list(column) for column in zip(*signs, strict=True)]
    else:
        assert not any(isinstance(block, Matrix) for block in blocks)
