"""The first sheet: what the document is, all its running text, and where its tables stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatchmethod

from sessions.exports import labels as words
from sessions.exports.places import Places, is_code
from sessions.exports.sheets.sheet import FIRST, Sheet, row_name, sheet_place
from sessions.exports.sheets.values import Cell, Style, number_cell
from workshop.language import raised, say
from workshop.report.blocks import (
    Block,
    Bullets,
    FindingBlock,
    Gauge,
    Heading,
    Headline,
    Notice,
    Paragraph,
    Quote,
    Report,
    Span,
    text_of,
)

_WIDTHS = (18.0, 96.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0)


class FirstSheet:
    """Writes the first sheet.

    Args:
        report: the document.
        places: where each code of it is told.
        of_blocks: by the place of a block, the number of its sheet and the sheet.
    """

    def __init__(
        self, report: Report, places: Places, of_blocks: dict[int, tuple[int, Sheet]]
    ) -> None:
        self._report = report
        self._places = places
        self._of_blocks = of_blocks
        self._at = 0
        self._sheet = Sheet(say("Summary"), names={FIRST: 0}, widths=_WIDTHS)

    def made(self, names: Sequence[str]) -> Sheet:
        """The sheet; the names are those of all others, in their order."""
        self._cover()
        self._sheet.add()
        self._sheet.add(Cell(say("Sheets of this file"), "part"))
        for number, name in enumerate(names, 1):
            self._sheet.add(Cell(), Cell(name, leads=(sheet_place(number),)))
        for at, block in enumerate(self._report.blocks):
            self._at = at
            self._block(block)
        self._sheet.add()
        self._sheet.add(Cell(words.colophon(self._report), "muted"))
        return self._sheet

    def _cover(self) -> None:
        report, add = self._report, self._sheet.add
        add(Cell(report.title, "title"))
        if report.subtitle:
            add(Cell(), Cell(report.subtitle, "muted"))
        add()
        meta = [(say("Engagement"), report.engagement), (say("Edition"), words.edition(report))]
        if report.status:
            meta.append((say("Status"), report.status))
        if report.author:
            meta.append((say("Author"), report.author))
        for label, value in (*meta, *report.meta):
            add(Cell(label, "label"), Cell(value))

    def _block(self, block: Block) -> None:
        if self._at in self._of_blocks:
            number, sheet = self._of_blocks[self._at]
            add = Cell(sheet.title, leads=(sheet_place(number),))
            self._sheet.add(Cell(say("Sheet"), "label"), add)
            return
        for item, cells in self._rows(block):
            name = self._places.name(self._at, item) if item >= 0 else ""
            self._sheet.add(*cells, names=(name,))

    def _code(self, code: str, item: int) -> Cell:
        leads = (self._places.lead(code, self._at, item), row_name(code))
        return Cell(code, "strong", leads=leads)

    @singledispatchmethod
    def _rows(self, block: Block) -> Iterator[tuple[int, list[Cell]]]:
        """The rows of a block, each with the item that it begins; -1 for a row that begins none."""
        raise TypeError(f"no rows for {type(block).__name__}")

    @_rows.register
    def _(self, block: Heading) -> Iterator[tuple[int, list[Cell]]]:
        yield -1, []
        yield 0, [Cell(block.text, "chapter" if block.level == 1 else "part")]

    @_rows.register
    def _(self, block: Paragraph) -> Iterator[tuple[int, list[Cell]]]:
        yield 0, self._run(block.spans, 0, "text")

    @_rows.register
    def _(self, block: Bullets) -> Iterator[tuple[int, list[Cell]]]:
        for item, spans in enumerate(block.items):
            yield item, self._run(spans, item, "item")

    def _run(self, spans: Sequence[Span], item: int, style: Style) -> list[Cell]:
        """A run of text; the code with which it begins stands before it, and leads on."""
        head = spans[0].text.strip() if spans and spans[0].style == "strong" else ""
        if is_code(head) and len(spans) > 1:
            return [self._code(head, item), Cell(text_of(tuple(spans[1:])).strip(), style)]
        return [Cell(), Cell(text_of(tuple(spans)), style)]

    @_rows.register
    def _(self, block: Quote) -> Iterator[tuple[int, list[Cell]]]:
        yield 0, [Cell(), Cell(words.quoted(block), "quote")]
        yield -1, [Cell(), Cell(words.source(block), "muted")]

    @_rows.register
    def _(self, block: Gauge) -> Iterator[tuple[int, list[Cell]]]:
        yield 0, [number_cell(block.shown, "strong"), Cell(block.label, "strong")]
        scale = say("on a scale of {scale}", scale=words.scale(block))
        yield -1, [Cell(), Cell(scale, "muted")]
        yield -1, [Cell(), Cell(block.sentence)]

    @_rows.register
    def _(self, block: Notice) -> Iterator[tuple[int, list[Cell]]]:
        yield 0, [Cell(say("Note"), "label"), Cell(block.text)]

    @_rows.register
    def _(self, block: Headline) -> Iterator[tuple[int, list[Cell]]]:
        yield -1, []
        yield 0, [Cell(), Cell(block.text, "headline")]
        for line in block.lines:
            yield -1, [Cell(), Cell(line)]

    @_rows.register
    def _(self, block: FindingBlock) -> Iterator[tuple[int, list[Cell]]]:
        yield 0, [Cell(float(block.place), "strong", "0"), Cell(block.text, "strong")]
        cites = [self._code(code, -1) for code in block.cites]
        code = self._code(block.code, 0) if block.code else Cell()
        yield -1, [code, Cell(block.support, "muted"), *cites]
        told = [*words.heard_words(block), (say("Against"), block.against)]
        told += [
            (say("Recommended"), block.recommendation),
            (say("Asked"), block.ask),
        ]
        for label, text in told:
            if text:
                yield -1, [Cell(raised(label), "label"), Cell(text)]
