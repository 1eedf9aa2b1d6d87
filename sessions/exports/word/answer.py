"""What a document has to say, in Word: its headline and its findings."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.exports.word import marks
from sessions.exports.word.xml import Element, Piece, paragraph, text
from workshop.report.blocks import FindingBlock, Headline


def headline_parts(block: Headline) -> Iterator[Element]:
    """The answer in a sentence, larger than everything below it."""
    yield text(block.text, "Headline")
    for line in block.lines:
        yield text(line, "HeadlineLine")


def finding_parts(block: FindingBlock) -> Iterator[Element]:
    """A finding, and below it what it rests on, who says the opposite, and what is asked."""
    code = [Piece(f" {block.code}", "Code")] if block.code else []
    lines = [*_support(block), *_labelled(block)]
    head = [Piece(f"{block.place}\t"), Piece(block.text), *code]
    yield paragraph(head, "Finding", keep=bool(lines))
    for at, pieces in enumerate(lines, 1):
        yield paragraph(pieces, "FindingLine", keep=at < len(lines))


def _support(block: FindingBlock) -> Iterator[list[Piece]]:
    signs = "".join(marks.sign(cell) for cell in block.heard)
    pieces = [Piece(f"{signs}  " if signs else "", "Sign"), Piece(block.support, "Small")]
    for at, code in enumerate(block.cites):
        pieces += [Piece(" · " if at == 0 else ", ", "Small"), Piece(code, "Code")]
    if any(piece.text for piece in pieces):
        yield pieces


def _labelled(block: FindingBlock) -> Iterator[list[Piece]]:
    for label, content in marks.of_finding(block):
        yield [Piece(f"{label}: ", "Strong"), Piece(content)]
