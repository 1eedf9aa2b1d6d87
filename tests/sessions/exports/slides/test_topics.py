"""What a deck speaks of: the same things, in whatever blocks or facts a report has them.

Requirement: answer, findings, asks and remarks are on slides whether a document shows them or has
them as facts alone; the speaker is told what stands behind a code, in full; what has nothing to
show has no slide.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from sessions.exports.slides.carrying_topics import carrying_topics
from sessions.exports.slides.evidence import Behind
from sessions.exports.slides.topics import Ask, Asked, Findings, Remarks, topics
from tests.builders.report_figures import answer_blocks, date_line, plane
from tests.builders.reports import sample
from tests.sessions.exports.slides.deck_reader import deck_of, notes_of, text_of
from workshop.analysis.answer.facts import AnswerFact, AskFact, FindingFact, VersionFact
from workshop.analysis.synthesis.facts import ThemeFact, ToldStatement
from workshop.analysis.synthesis.strength import Strength
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    FindingBlock,
    Heading,
    Headline,
    Notice,
    Paragraph,
    Quote,
    Report,
    Span,
    plain,
)

_ASK = AskFact(text="Name an owner", who="The board", by=date(2026, 12, 11), finding="F1")
_FACT = FindingFact(
    id="F1",
    place=1,
    text="Typed three times",
    cites=(),
    n=3,
    sentence="5 of 6 departments",
    departments=5,
    departments_heard=6,
    sessions=2,
    recommendation="Keep one list",
    ask=_ASK,
)
_THEME = ThemeFact(
    id="TH1",
    text="Typed three times",
    letter="W",
    n=2,
    sentence="2 of 6 departments",
    departments=2,
    sessions=1,
    against=0,
    said_by=(),
    against_by=(),
    strength=Strength(word="high", why="", n=2, sources=1),
    statements=tuple(
        ToldStatement(
            entry=f"e{at}",
            text=f"Said {at}",
            kind="note",
            stance="for",
            who=who,
            departments=(),
            session_title=title,
        )
        for at, (who, title) in enumerate(
            (("Dana", "First talk"), ("", "Board"), ("Ana", ""), ("", ""))
        )
    ),
)


def _answer(**changes: Any) -> AnswerFact:
    version = VersionFact(status="draft", sentence="")
    return msgspec.structs.replace(AnswerFact(headline="", version=version, findings=()), **changes)


def _report(*blocks: AnyBlock, document: str = "swot", **facts: Any) -> Report:
    given = {"answer": None, "swot": None, "pestle": None, **facts}
    return msgspec.structs.replace(
        sample(),
        document=document,
        blocks=blocks,
        facts=msgspec.structs.replace(sample().facts, **given),
    )


def test_the_answer_is_on_a_slide_also_where_the_document_leaves_it_to_another() -> None:
    """As its first page shows it, else as the facts have it; without one there is none."""
    answer = _answer(headline="One list", lines=("Six type it.",))
    shown, _, _, _ = answer_blocks()
    assert [each.shown for each in topics(_report(shown, answer=answer))] == [shown]
    (alone,) = topics(_report(answer=answer))
    assert (alone.title, alone.shown) == (
        "The answer",
        Headline(text="One list", lines=("Six type it.",)),
    )
    assert topics(_report(answer=_answer())) == []
    assert topics(_report()) == []


def test_findings_are_those_of_the_document_else_of_the_facts() -> None:
    """With what is asked in a line: what, who, by when; a draft by rule has no code of its own."""
    lone = msgspec.structs.replace(_FACT, id="W3", place=2, by_rule=True, ask=None)
    found = topics(_report(answer=_answer(findings=(_FACT, lone))))
    assert [each.title for each in found] == ["What we found"]
    shown = found[0].shown
    assert isinstance(shown, Findings)
    told = [(one.code, one.support, one.recommendation, one.ask) for one in shown.items]
    ask = "Name an owner · The board · 11 December 2026"
    assert told == [
        ("F1", "5 of 6 departments", "Keep one list", ask),
        ("", "5 of 6 departments", "Keep one list", ""),
    ]


@pytest.mark.parametrize(
    ("ask", "line"),
    [
        (AskFact(finding="F1", text="Fund it"), "Fund it"),
        (AskFact(finding="F1", text="Fund it", who="The board"), "Fund it · The board"),
        (AskFact(finding="F1", text="Fund it", by=date(2027, 1, 2)), "Fund it · 2 January 2027"),
    ],
)
def test_an_ask_in_a_line_has_no_empty_part(ask: AskFact, line: str) -> None:
    """Whoever is not named, and no day, leave no gap."""
    fact = msgspec.structs.replace(_FACT, ask=ask)
    (found,) = topics(_report(answer=_answer(findings=(fact,))))
    assert isinstance(found.shown, Findings)
    assert [one.ask for one in found.shown.items] == [line]


def test_asks_are_those_of_the_facts_else_those_of_the_findings_that_are_shown() -> None:
    """What was decided already is told beside them; a finding that asks nothing has no row."""
    _, _, finding, other = answer_blocks()
    assert isinstance(finding, FindingBlock)
    of_blocks = topics(_report(finding, other))[-1]
    assert of_blocks.shown == Asked(items=(Ask(text=finding.ask, finding="F1"),))
    assert (of_blocks.title, of_blocks.told, of_blocks.alone) == ("What is asked", (), True)
    answer = _answer(asked=(_ASK,), decided=("Fund it",))
    of_facts = topics(_report(finding, answer=answer))[-1]
    whole = Ask(text="Name an owner", who="The board", by="11 December 2026", finding="F1")
    assert of_facts.shown == Asked(items=(whole,))
    assert of_facts.told == ("Decided already: Fund it",)
    assert [each.title for each in topics(_report(finding, answer=_answer()))] == ["What we found"]


def test_the_speaker_is_told_what_stands_behind_a_theme() -> None:
    """Its words, who stands behind it, and all that was said with whose words it is."""
    behind = Behind(_report(themes=(_THEME,)))
    assert behind.whole("TH1") == (
        "TH1: Typed three times · 2 of 6 departments",
        "“Said 0” — Dana · First talk",
        "“Said 1” — Board",
        "“Said 2” — Ana",
        "“Said 3”",
    )
    assert behind.whole("TH9") == ()
    assert list(behind.short(("TH9", "TH1"))) == ["TH1: Typed three times · 2 of 6 departments"]


def test_text_alone_is_a_list_of_its_lines_with_whose_words_they_are() -> None:
    """Lines that name the list below them stand out; a quote has its marks and who said it."""
    blocks = (
        Heading(text="What was heard"),
        Paragraph(spans=(Span("In short", "strong"),)),
        Paragraph(spans=(Span("Most", "strong"), Span(" said so."))),
        Bullets(items=(plain("One"), plain("Two"))),
        Quote(text="Ask me.", who="Dana"),
        Quote(text="Or me.", who=""),
        Heading(text="Only a sentence"),
        Paragraph(spans=plain("No list is here.")),
        Heading(text="What was said"),
        Bullets(items=(plain("Left to the document"),)),
        Heading(text="At last"),
        Notice(text="One is left out."),
    )
    found = carrying_topics(_report(*blocks, document="feedback"))
    lines = ("In short", "Most said so.", "One", "Two", "“Ask me.” · Dana", "“Or me.”")
    assert [(each.title, each.shown) for each in found] == [
        ("What was heard", Remarks(items=lines, names=frozenset({"In short"}))),
        ("To be known", Remarks(items=("One is left out.",))),
    ]


def test_what_has_nothing_to_show_has_no_slide() -> None:
    """No years without dates, no chart without points."""
    empty = (
        Heading(text="Dates"),
        msgspec.structs.replace(date_line(), items=()),
        Heading(text="Places"),
        msgspec.structs.replace(plane(), points=()),
    )
    deck = deck_of(_report(*empty))
    assert len(deck.slides) == 1, "the first, with what it is"


def test_a_title_that_is_cut_is_whole_in_the_notes() -> None:
    """It keeps to two lines; one that has room is not told twice."""
    title = "Where we stand with records, rosters and everything that is typed by hand " * 3
    deck = deck_of(_report(Heading(text=title), date_line(), Heading(text="Here"), plane()))
    cut, whole = (slide for slide in list(deck.slides)[1:])
    if not cut.shapes.title.text_frame.text.endswith("…"):
        cut, whole = whole, cut
    assert cut.shapes.title.text_frame.text.endswith("…")
    assert " ".join(title.split()) in notes_of(cut)
    assert "Here" in text_of(whole)
    assert "Here" not in notes_of(whole).splitlines()
