"""What a document has to say, in Word: its headline and its findings."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.exports import labels as words
from sessions.exports.word.xml import Element, Piece, paragraph, text
from workshop.language import raised, say
from workshop.report.blocks import FindingBlock, Headline
from workshop.text import listing


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
    signs = "".join(words.SIGNS[cell.sign] for cell in block.heard)
    pieces = [Piece(f"{signs}  " if signs else "", "Sign"), Piece(block.support, "Small")]
    for code in block.cites:
        pieces += [Piece("  "), Piece(code, "Code")]
    if any(piece.text.strip() for piece in pieces):
        yield pieces
    told = [say("{label}: {text}", label=raised(said), text=names) for said, names in _heard(block)]
    told += [say("Against: {who}", who=block.against)] if block.against else []
    if told:
        yield [Piece(". ".join(told), "Small")]


def _heard(block: FindingBlock) -> Iterator[tuple[str, str]]:
    """Which departments say what.

    That one says nothing is seen from the signs alone; who says the opposite is not told twice.
    """
    left_out = {"", "silent", *({"against"} if block.against else ())}
    for sign, said in words.SIGN_WORDS.items():
        pairs = zip(block.departments, block.heard, strict=False)
        names = [name for name, cell in pairs if cell.sign == sign]
        if names and sign not in left_out:
            yield say(said), listing(names)


def _labelled(block: FindingBlock) -> Iterator[list[Piece]]:
    for label, content in (
        (say("Recommended:"), block.recommendation),
        (say("Asked:"), block.ask),
    ):
        if content:
            yield [Piece(f"{label} ", "Strong"), Piece(content)]
