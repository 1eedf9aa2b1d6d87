"""The Markdown export, as a GitHub-flavoured reader takes it."""

from __future__ import annotations

import re
from itertools import product

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sessions.exports import markdown as writer
from sessions.exports.heading_anchors import HeadingAnchors
from sessions.exports.markdown import escaped, render
from tests.builders.reports import HOSTILE, hostile, sample
from workshop.text import clean

_READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
_FORBIDDEN = {
    *("link_open", "image", "html_inline", "html_block", "code_inline", "code_block", "fence"),
    *("em_open", "s_open", "hr_in_text"),
}


def _tokens(markdown: str) -> list[Token]:
    """All tokens, those inside of paragraphs too."""
    return [
        token for outer in _READER.parse(markdown) for token in (outer, *(outer.children or ()))
    ]


def _shown(markdown: str) -> str:
    """The text that a reader sees, without blanks, joiners and the strokes between lines."""
    texts = (token.content for token in _tokens(markdown) if token.type in {"text", "text_special"})
    return re.sub(r"[\s\u2060/]", "", "".join(texts))


def _shape(markdown: str) -> list[str]:
    """What the text is made of: every opening of a block."""
    return [token.type for token in _READER.parse(markdown) if token.type.endswith("_open")]


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_becomes_markup(text: str) -> None:
    """Hostile text makes the same headings, lists and tables as harmless text, and no link."""
    markdown = render(hostile(text)).decode()
    assert not {token.type for token in _tokens(markdown)} & _FORBIDDEN
    words = re.sub(r"[\s/]", "", clean(text))
    if words:
        assert _shape(markdown) == _shape(render(hostile("harmless")).decode())
        assert _shown(markdown).count(words) >= 50


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a | b", r"a \| b"),
        ("[x](http://e.example)", r"\[x\](http\://e.example)"),
        ("www.e.example", r"www\.e.example"),
        ("ask @ana or a@e.example", "ask @\u2060ana or a@\u2060e.example"),
        ("see #12 and #people", "see #\u206012 and #people"),
        ("# head", r"\# head"),
        ("- item", r"\- item"),
        ("-2.5", "-2.5"),
        ("1. one", r"1\. one"),
        ("0.25", "0.25"),
        ("2026) x", r"2026\) x"),
        ("{{7*7}}", r"\{\{7\*7\}\}"),
        ("<script>", r"\<script\>"),
        ("&amp;", r"\&amp;"),
        ("---", r"\---"),
        ("plain words, said once.", "plain words, said once."),
    ],
)
def test_text_is_escaped_no_more_than_it_must(text: str, safe: str) -> None:
    """The source stays readable."""
    assert escaped(text) == safe


def test_the_sample_has_its_parts() -> None:
    """Four headed lists, tables with a total, quotes."""
    markdown = render(sample()).decode()
    heads = re.findall(r"(?m)^#+ (\w+) \((?:in|ex)ternal", markdown)
    assert heads == ["Strengths", "Weaknesses", "Opportunities", "Threats"]
    assert "- [**S1**](#strengths) The help desk answers" in markdown
    assert "|  | **Total** | **1.00** |  | **2.15** |" in markdown
    assert "> “We type it twice and then check it by hand.\\\n> And then" in markdown
    assert "**and all six type the same data more than once.** Nobody" in markdown
    assert markdown.endswith("Workshop 0.1.0\n")


@pytest.mark.parametrize("text", ["", "Sales <b>first</b>"], ids=["sample", "with tags"])
def test_it_pastes_without_debris(text: str) -> None:
    """A reader that takes no HTML, as Confluence and Notion, shows no tag of ours.

    There are no pictures, no headings below the third level, and nothing but words in tables.
    """
    markdown = render(hostile(text) if text else sample()).decode()
    reader = MarkdownIt("gfm-like", {"html": False})
    tokens = [each for one in reader.parse(markdown) for each in (one, *(one.children or ()))]
    shown = " ".join(each.content for each in tokens if each.type == "text")
    assert not re.search(r"<(?!/?b>)", shown)
    if not text:
        assert "<" not in markdown
    assert {each.tag for each in tokens if each.type == "heading_open"} <= {"h1", "h2", "h3"}
    assert not {each.type for each in tokens} & {"image", "html_inline", "html_block", "fence"}


def test_headings_are_named_as_github_names_them() -> None:
    """Small letters, no punctuation, strokes for blanks, a number behind those of one name."""
    anchors = HeadingAnchors()
    told = [
        ("Strengths, 14", "strengths-14"),
        ("Strengths (internal, helps)", "strengths-internal-helps"),
        ("What’s next? “Now” – then", "whats-next-now--then"),
        ("Straße_1 und Übung-2", "straße_1-und-übung-2"),
        ("戦略 👩‍👩‍👧", "戦略-"),
        ("Strengths, 14", "strengths-14-1"),
        ("strengths 14", "strengths-14-2"),
    ]
    assert [anchors.add(text) for text, _ in told] == [anchor for _, anchor in told]


def test_a_code_leads_to_the_heading_of_its_register() -> None:
    """From a finding to the register, from there to what was said; not to where it stands."""
    markdown = render(sample()).decode()
    assert (
        "([W1](#what-stands-out), [W3](#weaknesses-internal-harms), [S1](#strengths))" in markdown
    )
    assert "### Strengths\n" in markdown
    assert "| **S1** The help desk answers" in markdown


def test_a_text_that_needs_nothing_is_seen_at_a_glance(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left as it is at a glance is left so by every rule that escapes, too."""
    pieces = [
        "",
        "ab",
        "www",
        "WWW",
        " ",
        "  ",
        ".",
        ":",
        "//",
        "@",
        "#",
        "1",
        "-",
        "+",
        "=",
        "&",
        "<",
    ]
    pieces += ["\u00a0", "\n", "\t", "\u2028", "é", "*"]
    texts = {"".join(found) for found in product(pieces, repeat=3)}
    glanced = {text: escaped(text) for text in texts}
    monkeypatch.setattr(writer, "_ANY_OF_THESE", re.compile(""))
    assert {text: escaped(text) for text in texts} == glanced
