"""Blocks of the answer and of figures for the tests of the writers."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from workshop.report.blocks import (
    AnyBlock,
    Axis,
    Column,
    Dated,
    DateLine,
    FindingBlock,
    Heading,
    Headline,
    Matrix,
    MatrixCell,
    MatrixLine,
    Plane,
    Point,
    Sign,
    Zone,
)

DEPARTMENTS: Final = ("Finance", "IT", "Human Resources", "Sales", "Nursing", "Estates")

_SIGNS: Final[dict[str, Sign]] = {
    "s": "said",
    "a": "against",
    "b": "both",
    ".": "silent",
    "-": "unheard",
}


def _cells(signs: str) -> tuple[MatrixCell, ...]:
    return tuple(MatrixCell(sign=_SIGNS[sign]) for sign in signs)


def answer_blocks() -> tuple[AnyBlock, ...]:
    """A headline and two findings."""
    return (
        Headline(
            text="One address list before any new system",
            lines=("Six departments type the same data.", "The board is asked to name an owner."),
        ),
        Heading(text="What we found"),
        FindingBlock(
            place=1,
            code="F1",
            text="The same data is typed three times because nobody owns it",
            support="5 of 6 departments · strong",
            cites=("W1", "W3", "S1"),
            heard=_cells("ssas.-"),
            departments=DEPARTMENTS,
            against="Human Resources: their list is kept by one person",
            recommendation="Name an owner of master data",
            ask="The board, by 11 December 2026: name the owner",
        ),
        FindingBlock(
            place=2,
            code="F2",
            text="Support for two systems ends within two years",
            support="2 of 6 departments · moderate",
            cites=("T3",),
            heard=_cells(".b.s.-"),
            departments=DEPARTMENTS,
        ),
    )


def _line(
    code: str, text: str, signs: str, strength: str, *, contested: bool = False
) -> MatrixLine:
    ends = (str(signs.count("s") * 4), strength)
    return MatrixLine(code=code, text=text, cells=_cells(signs), ends=ends, contested=contested)


def plane() -> Plane:
    """Impact against likelihood, with points that lie on and beside each other."""
    places: tuple[tuple[str, Literal["O", "T"], float, float, bool], ...] = (
        ("T1", "T", 5, 5, True),
        ("T2", "T", 5, 5, False),
        ("O1", "O", 5, 5, False),
        ("T3", "T", 4.5, 4.5, False),
        ("O2", "O", 2, 2, True),
        ("T4", "T", 1, 4, False),
    )
    return Plane(
        caption="External factors by impact and likelihood",
        across=Axis(title="Likelihood", least=0.5, greatest=5.5, ticks=(1, 2, 3, 4, 5)),
        up=Axis(title="Impact", least=0.5, greatest=5.5, ticks=(1, 2, 3, 4, 5)),
        points=tuple(
            Point(
                code=code,
                text=f"What {code} says",
                across=across,
                up=up,
                letter=letter,
                contested=split,
            )
            for code, letter, across, up, split in places
        ),
        zones=(
            Zone(left=0.5, right=5.5, bottom=0.5, top=5.5),
            Zone(left=2.5, right=5.5, bottom=3.5, top=5.5, title="act on these first", tint=2),
            Zone(left=0.5, right=2.5, bottom=3.5, top=5.5, title="have an answer ready", tint=1),
        ),
        sentence="Three of six lie where impact and likelihood are high.",
    )


def date_line() -> DateLine:
    """Four things, from near to far."""
    return DateLine(
        caption="What happens when",
        items=(
            Dated(
                begins=date(2027, 1, 1),
                when="Jan 2027",
                code="T10",
                text="Analogue lines end",
                letter="T",
            ),
            Dated(
                begins=date(2027, 4, 1), when="Q2 2027", code="O1", text="A grant opens", letter="O"
            ),
            Dated(
                begins=date(2028, 6, 1),
                when="June 2028",
                code="T3",
                text="Support for the record system ends and no successor has been chosen yet",
                letter="T",
                contested=True,
            ),
            Dated(begins=date(2031, 1, 1), when="2031", code="T4", text="Two retire", letter="T"),
        ),
    )


def figure_blocks() -> tuple[AnyBlock, ...]:
    """Matrices of signs, of bars and of words, a plane, a line of dates."""
    signs = Matrix(
        caption="Strengths",
        head="Factor",
        columns=DEPARTMENTS,
        rows=(
            _line("S1", "The help desk answers within the hour", "sss.s-", "strong"),
            _line("S2", "Month-end close is down to four days", "s.a.b-", "thin", contested=True),
        ),
        ends=(Column(title="Weight", numeric=True), Column(title="Evidence")),
        legend="● said so, ✕ said the opposite, · nothing of it, – not heard",
    )
    bars = Matrix(
        caption="How the votes lie",
        head="Factor",
        columns=("1", "2", "3", "4", "5"),
        rows=(
            MatrixLine(
                code="T1",
                text="E-invoicing becomes law",
                cells=tuple(MatrixCell(text=str(count)) for count in (0, 3, 1, 0, 4)),
                ends=("8", "3.5"),
                contested=True,
            ),
        ),
        ends=(Column(title="n", numeric=True), Column(title="median", numeric=True)),
        pattern="bars",
    )
    words = Matrix(
        caption="What each year costs",
        head="Part",
        columns=("Year 2027", "Year 2028", "Told as"),
        rows=(
            MatrixLine(
                text="Present technology",
                cells=tuple(MatrixCell(text=text) for text in ("1,204,500.50", "–", "as billed")),
                ends=("one offer",),
            ),
            MatrixLine(
                code="P7",
                text="A new portal for patients",
                cells=tuple(MatrixCell(text=text) for text in ("80,000", "41,000", "estimated")),
                ends=("no offer yet",),
            ),
        ),
        ends=(Column(title="Rests on"),),
        pattern="words",
    )
    return (signs, bars, words, plane(), date_line())
