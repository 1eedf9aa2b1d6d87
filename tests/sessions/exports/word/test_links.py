"""Links in a Word file.

Requirement: every code leads to where it is told, from there to what was said behind it, and from
there back; no link leads nowhere; a long document has its chapters on the first page, as links with
the numbers of their pages.
"""

from __future__ import annotations

import io
import re

import docx
import msgspec
from docx.oxml.ns import qn

from sessions.exports.word.writer import render
from tests.builders.report_figures import answer_blocks, figure_blocks
from tests.builders.reports import sample
from tests.builders.zips import parts_of
from workshop.report.blocks import AnyBlock, Bullets, Column, FindingBlock, Heading, Span, Table

SAID = Bullets(items=((Span("S1 ", "strong"), Span("The help desk answers")),))


def _word(*blocks: AnyBlock) -> tuple[list[str], list[tuple[str, str]]]:
    """The bookmarks, and the links: where they lead and what they say."""
    report = msgspec.structs.replace(sample(), blocks=blocks)
    body = docx.Document(io.BytesIO(render(report))).element.body
    marks = [str(one.get(qn("w:name"))) for one in body.iter(qn("w:bookmarkStart"))]
    links = [
        (str(one.get(qn("w:anchor"))), "".join(t.text or "" for t in one.iter(qn("w:t"))).strip())
        for one in body.iter(qn("w:hyperlink"))
    ]
    return marks, links


def test_codes_lead_both_ways() -> None:
    """From the finding to the line of the register, on to what was said, and back."""
    marks, links = _word(*answer_blocks(), *figure_blocks(), SAID)
    assert len(marks) == len(set(marks))
    assert {"F1", "F2", "S1", "S1_said", "S2", "T1"} <= set(marks)
    assert ("S1", "S1") in links  # the finding cites it, and what was said leads back
    assert ("S1_said", "S1") in links  # from the line of the register
    assert {where for where, _ in links} <= set(marks)
    assert "W3" not in marks  # named by a finding, told nowhere: no link that leads nowhere
    assert ("W3", "W3") not in links


def test_codes_in_a_row_lead_one_by_one() -> None:
    """Each is a link, in a cell of nothing but codes and in running text alike."""
    table = Table(
        caption="Strategies",
        columns=(Column(title="Row"), Column(title="Rests on")),
        rows=(("B1", "S1, S2"), ("B2", "S1 is what S2 says"), ("B1", "B2")),
    )
    marks, links = _word(*figure_blocks(), table)
    assert {"B1", "B2"} <= set(marks)
    assert [said for where, said in links if where == "S2"] == ["S2", "S2"]
    assert ("B2", "B2") in links


def test_a_long_document_has_its_chapters_in_front() -> None:
    """Every chapter with its page, each a link to it; a short one has neither these nor a cover."""
    blocks = tuple(
        block for block in (*sample().blocks,) * 3 if not isinstance(block, FindingBlock)
    )
    long = render(msgspec.structs.replace(sample(), blocks=blocks))
    body = docx.Document(io.BytesIO(long)).element.body
    chapters = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    whole, *fields = [str(one.text) for one in body.iter(qn("w:instrText"))]
    assert whole == ' TOC \\o "1-2" \\h \\z \\u '
    marks = {str(one.get(qn("w:name"))) for one in body.iter(qn("w:bookmarkStart"))}
    for field in fields:
        assert re.fullmatch(r" PAGEREF (_Toc\d+) \\h ", field)
        assert field.split()[1] in marks
    begun = [one.get(qn("w:fldCharType")) for one in body.iter(qn("w:fldChar"))]
    assert begun.count("begin") == begun.count("separate") == begun.count("end")
    assert begun.count("begin") == len(fields) + 1
    told = [
        one
        for one in docx.Document(io.BytesIO(long)).paragraphs
        if one.style and one.style.name == "toc 1"
    ]
    pages = [int(one.text.rpartition("\t")[2]) for one in told]
    assert pages == sorted(pages)
    assert pages[0] == 3  # behind the cover and the contents themselves
    assert [one.text.rpartition("\t")[0] for one in told] == [each.text for each in chapters]
    # It would have Word ask, on opening, whether other files may be looked into.
    assert b"updateFields" not in parts_of(long)["word/settings.xml"]
    short = msgspec.structs.replace(sample(), blocks=answer_blocks())
    body = docx.Document(io.BytesIO(render(short))).element.body
    assert not list(body.iter(qn("w:instrText")))
    assert "Client" not in {one.get(qn("w:val")) for one in body.iter(qn("w:pStyle"))}
