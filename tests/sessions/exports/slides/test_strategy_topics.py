"""What a deck of the strategy shows, and in which order.

Requirement: a board sees the answer, then a slide for each of its questions, out of the chapter
that answers it; of a long table the first rows with the number of the others, what it costs whole;
last what is asked and what is missing.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import msgspec
import pytest

from sessions.exports.slides.strategy_topics import strategy_topics
from sessions.exports.slides.topics import Asked, Findings, Remarks, Topic
from tests.builders.report_figures import answer_blocks, figure_blocks, plane
from tests.builders.reports import sample
from workshop.analysis.answer.facts import AnswerFact, AskFact, VersionFact
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Matrix,
    Paragraph,
    Plane,
    Report,
    Table,
    plain,
)
from workshop.strategy.facts import ElementFact, MissingPartFact

_HEADLINE, _, _FINDING, _ = answer_blocks()
_MATRIX: Final = next(one for one in figure_blocks() if isinstance(one, Matrix))
_STOP: Final = "What we will not do, and why"
_ASKED: Final = "Decisions asked"


def _table(prefix: str, rows: int) -> Table:
    return Table(
        caption=f"Of {prefix}",
        columns=(Column(title="Code"), Column(title="What")),
        rows=tuple((f"{prefix}{at}", f"Row {at}") for at in range(1, rows + 1)),
    )


def _named(caption: str) -> Plane:
    return msgspec.structs.replace(plane(), caption=caption)


def _matrix(caption: str, rows: int) -> Matrix:
    return msgspec.structs.replace(_MATRIX, caption=caption, rows=_MATRIX.rows[:1] * rows)


def _lines(title: str, *texts: str) -> tuple[AnyBlock, ...]:
    return (Paragraph(spans=plain(title)), Bullets(items=tuple(plain(text) for text in texts)))


def _chapter(number: int, *blocks: AnyBlock) -> tuple[AnyBlock, ...]:
    about = Paragraph(spans=plain(f"About {number}."))
    more = Paragraph(spans=plain("And more of it."))
    return (Heading(text=f"{number} Chapter"), about, more, *blocks)


_FRONT: Final[tuple[AnyBlock, ...]] = (
    Heading(text="The strategy on one page"),
    _HEADLINE,
    *_lines("What we do", "Build it"),
    *_lines(_STOP, "No second system", "No new site"),
    *_lines(_ASKED, "Name an owner"),
)
_WHOLE: Final = (
    *_FRONT,
    *[msgspec.structs.replace(_FINDING, place=at) for at in range(1, 6)],
    *_chapter(1, _table("GX", 2), _table("G", 9), _named("Map"), _named("Not this")),
    *_chapter(2, _table("Year", 12), _table("G", 1)),
    Heading(text="In detail", level=2),
    *_chapter(3, _matrix("Work", 8)),
    *_chapter(4, _matrix("Enough", 10)),
    *_chapter(5, _named("Stand"), _table("R", 2)),
    *_chapter(6, _table("R", 8), _table("BN", 11), _named("Risks")),
    *_chapter(7, _table("N", 1)),
    Heading(text="Appendix"),
    _table("R", 3),
)


def _report(*blocks: AnyBlock, **facts: Any) -> Report:
    given = {"answer": None, "elements": None, **facts}
    return msgspec.structs.replace(
        sample(),
        document="strategy",
        blocks=blocks,
        facts=msgspec.structs.replace(sample().facts, **given),
    )


def _told(topic: Topic) -> tuple[str, str, int, tuple[str, ...], str]:
    shown = topic.shown
    rows = len(shown.rows) if isinstance(shown, Table | Matrix) else 0
    return topic.title, getattr(shown, "caption", ""), rows, topic.told, topic.below


def test_each_question_of_a_board_is_answered_by_its_chapter() -> None:
    """In the order of the questions, with the first sentence of the chapter for the speaker."""
    found = [_told(each) for each in strategy_topics(_report(*_WHOLE))]
    assert found == [
        ("The answer", "", 0, (), ""),
        ("What we found", "", 0, (), ""),
        ("Where we stand", "Stand", 0, ("About 5.",), ""),
        ("Where to: goals and their measures", "Of G", 8, (), "1 more in the document."),
        ("Strategy map", "Map", 0, ("About 1.",), ""),
        ("What we will do", "Work", 8, ("About 3.",), ""),
        ("What it costs", "Of Year", 12, ("About 2.",), ""),
        (
            "Are people and systems sufficient?",
            *("Enough", 8, ("About 4.",), "2 more in the document."),
        ),
        ("Risks, today and after the best mitigation", "Risks", 0, ("About 6.",), ""),
        ("What is done about the risks", "Of R", 8, (), ""),
        ("What is gained", "Of BN", 8, (), "3 more in the document."),
        ("How the departments\u2019 wishes were ranked", "Of N", 1, (), ""),
        (_STOP, "", 0, (), ""),
        (_ASKED, "", 0, (), ""),
    ]


def test_the_answer_is_the_first_with_three_findings_and_the_lists_of_the_first_page() -> None:
    """What is asked has a slide of its own, however short it is."""
    found = {each.title: each for each in strategy_topics(_report(*_WHOLE))}
    assert found["The answer"].shown == _HEADLINE
    findings = found["What we found"].shown
    assert isinstance(findings, Findings)
    assert [one.place for one in findings.items] == [1, 2, 3]
    assert found[_STOP].shown == Remarks(items=("No second system", "No new site"))
    assert found[_ASKED].shown == Remarks(items=("Name an owner",))
    assert [title for title, each in found.items() if each.alone] == [_ASKED]


def test_what_a_strategy_does_not_have_has_no_slide() -> None:
    """No chapter, no table with codes of its own, no sentence: nothing stands for it."""
    assert strategy_topics(_report()) == []
    empty = Table(caption="None", columns=(Column(title="Code"),), rows=())
    few = (Heading(text="1 Chapter"), empty, _table("GX", 1), Heading(text="5 Chapter"), plane())
    found = [_told(each) for each in strategy_topics(_report(*few))]
    assert found == [("Where we stand", plane().caption, 0, (), "")]
    chapters = (Heading(text="5 Chapter"), Heading(text="6 Chapter"), _named("Risks"))
    titles = [each.title for each in strategy_topics(_report(*chapters))]
    assert titles == ["Risks, today and after the best mitigation"]


def test_what_findings_ask_stands_in_the_place_of_the_list() -> None:
    """With who decides by when; what was decided already is told to the speaker."""
    ask = AskFact(text="Name an owner", who="The board", by=date(2026, 12, 11), finding="F1")
    answer = AnswerFact(
        headline="",
        version=VersionFact(status="draft", sentence=""),
        findings=(),
        asked=(ask,),
        decided=("Fund it",),
    )
    found = strategy_topics(_report(*_FRONT, answer=answer))
    (asked,) = (each for each in found if each.title == _ASKED)
    assert isinstance(asked.shown, Asked)
    (one,) = asked.shown.items
    told = (one.text, one.who, one.by, one.finding)
    assert told == ("Name an owner", "The board", "11 December 2026", "F1")
    assert (asked.told, asked.alone) == (("Decided already: Fund it",), True)


@pytest.mark.parametrize(
    ("missing", "shown", "rest"),
    [(0, 0, 0), (4, 0, 0), (5, 5, 0), (8, 8, 0), (9, 8, 1), (12, 8, 4)],
)
def test_what_is_missing_stands_last_where_the_answer_cannot_name_it(
    missing: int, shown: int, rest: int
) -> None:
    """Four parts are named below the answer; more have a slide, as many as are read."""
    parts = tuple(
        MissingPartFact(id="", title="", guide="", sentence=f"Part {at} is missing.")
        for at in range(missing)
    )
    elements = {
        "goals": ElementFact(rows=(), missing=parts[:3]),
        "projects": ElementFact(rows=(), missing=parts[3:]),
    }
    found = strategy_topics(_report(*_FRONT, elements=elements))
    items = [f"Part {at} is missing." for at in range(shown)]
    items += [f"{rest} more in the document."] if rest else []
    last = [each.shown for each in found if each.title == "What is missing"]
    assert last == ([Remarks(items=tuple(items))] if items else [])
    if items:
        assert found[-1].title == "What is missing"
