"""The report as GitHub-flavoured Markdown in which no text can become markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import singledispatchmethod
from typing import Final

from sessions.exports import labels as words
from sessions.exports.clean_text import cleaned
from sessions.exports.look import PLAIN, Look
from workshop.report.blocks import (
    Block,
    Bullets,
    DateLine,
    FindingBlock,
    Gauge,
    Grid,
    Heading,
    Headline,
    Matrix,
    Notice,
    Paragraph,
    Plane,
    Quadrant,
    Quote,
    Report,
    Span,
    Table,
)

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~${}^]|&(?!\s|$)")
_OPENING: Final = re.compile(
    r"(?m)^(?P<number>\d{1,9})(?=[.)](?:\s|$))|^(?=[#=:]|[+-](?:[\s+:-]|$))"
)
_ADDRESS: Final = re.compile(r"(?<=[A-Za-z]):(?=//|[^\s:]+@)|(?<=\bwww)\.", re.IGNORECASE)
_MENTION: Final = re.compile(r"(?<=@)(?=\w)|(?<=#)(?=\d)")
_JOINER: Final = "\u2060"  # The word joiner: nothing to see, and no break.


def escaped(text: str) -> str:
    """The text with everything taken from it that a Markdown reader would obey.

    A backslash does for markup. It does not for names and issue numbers, which GitHub looks for
    in the finished page: those are parted from their sign by an invisible word joiner.
    """
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    plain = _MARKUP.sub(r"\\\g<0>", lines)
    plain = _ADDRESS.sub(r"\\\g<0>", plain)
    plain = _OPENING.sub(lambda found: (found["number"] or "") + "\\", plain)
    return _MENTION.sub(_JOINER, plain)


def one_line(text: str) -> str:
    """The text escaped, for a place that has one line: its lines parted by strokes."""
    return " / ".join(line for line in escaped(text).split("\n") if line)


def several_lines(text: str, indent: str = "") -> str:
    """The text escaped, every line of it kept, for a paragraph after `indent`."""
    lines = (line for line in escaped(text).split("\n") if line)
    return f"\\\n{indent}".join(lines)


def render(report: Report, look: Look = PLAIN) -> bytes:
    """The report as Markdown in UTF-8, which has no look of its own."""
    del look
    report = cleaned(report)
    writer = _Writer()
    parts = [*_cover(report), *(part for block in report.blocks for part in writer.parts(block))]
    parts += ["---", one_line(words.colophon(report))]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _cover(report: Report) -> Iterator[str]:
    """What stands above the first chapter."""
    yield f"# {one_line(report.title)}"
    yield several_lines(report.subtitle)
    meta = (("Engagement", report.engagement), ("Edition", words.edition(report)))
    lines = [*meta, *report.meta] if report.meta else meta
    yield "\n".join(
        f"- {_strong(label + ':')} {several_lines(value, '  ')}" for label, value in lines
    )


def _strong(text: str) -> str:
    """One line of text in bold; empty where there is none."""
    inside = one_line(text)
    return f"**{inside}**" if inside else ""


class _Writer:
    """Writes block after block; knows how deep the last heading was."""

    def __init__(self) -> None:
        self._level = 1

    @singledispatchmethod
    def parts(self, block: Block) -> Iterator[str]:
        """The paragraphs of the block."""
        raise TypeError(f"no Markdown for {type(block).__name__}")

    @parts.register
    def _(self, block: Heading) -> Iterator[str]:
        self._level = block.level + 1
        yield self._heading(self._level, block.text)

    @parts.register
    def _(self, block: Paragraph) -> Iterator[str]:
        yield _run(block.spans)

    @parts.register
    def _(self, block: Bullets) -> Iterator[str]:
        yield "\n".join(f"- {_run(item, '  ')}" for item in block.items)

    @parts.register
    def _(self, block: Table) -> Iterator[str]:
        yield _strong(block.caption)
        rules = ["---:" if column.numeric else "---" for column in block.columns]
        lines = [_row([column.title for column in block.columns]), f"| {' | '.join(rules)} |"]
        lines += [_row(row) for row in block.rows]
        lines += [_row(block.total, _strong)] if block.total else []
        yield "\n".join(lines)

    @parts.register
    def _(self, block: Quote) -> Iterator[str]:
        source = one_line(words.source(block))
        yield f"> {several_lines(words.quoted(block), '> ')}\n>\n> — {source}"

    @parts.register
    def _(self, block: Quadrant) -> Iterator[str]:
        yield _strong(block.caption)
        for quarter in block.quarters:
            yield self._heading(self._level + 1, words.quarter_head(quarter))
            lines = [
                f"- {_factor(item.code, item.text, item.support, contested=item.contested)}"
                for item in quarter.items
            ]
            yield "\n".join(lines) or several_lines(quarter.none)
            yield words.in_register(quarter.more) if quarter.more else ""

    @parts.register
    def _(self, block: Grid) -> Iterator[str]:
        yield _strong(block.caption)
        corner = f"{block.down} ↓ · {block.across} →"
        lines = [_row([corner, *block.columns]), "| --- " * (len(block.columns) + 1) + "|"]
        lines += [
            _row([name, *(cell.text for cell in cells)])
            for name, cells in zip(block.rows, block.cells, strict=True)
        ]
        yield "\n".join(lines)

    @parts.register
    def _(self, block: Gauge) -> Iterator[str]:
        yield f"{_strong(f'{block.label}: {block.shown}')} (scale {words.scale(block)})"
        yield several_lines(block.sentence)

    @parts.register
    def _(self, block: Notice) -> Iterator[str]:
        yield f"> **Note:** {several_lines(block.text, '> ')}"

    @parts.register
    def _(self, block: Headline) -> Iterator[str]:
        yield _strong(block.text)
        yield from (several_lines(line) for line in block.lines)

    @parts.register
    def _(self, block: FindingBlock) -> Iterator[str]:
        yield f"{_strong(f'{block.place}. {block.text}')}"
        cites = f" ({one_line(', '.join(block.cites))})" if block.cites else ""
        yield f"{several_lines(block.support)}{cites}"
        told = [*words.heard_words(block), ("Against", block.against)]
        told += [("Recommended", block.recommendation), ("Asked", block.ask)]
        yield "\n".join(
            f"- {_strong(label[:1].upper() + label[1:] + ':')} {several_lines(text, '  ')}"
            for label, text in told
            if text
        )

    @parts.register
    def _(self, block: Matrix) -> Iterator[str]:
        yield _strong(block.caption)
        yield several_lines(block.legend)
        rules = ["---", *[":---:"] * len(block.columns)]
        rules += ["---:" if column.numeric else "---" for column in block.ends]
        titles = [block.head, *block.columns, *(column.title for column in block.ends)]
        lines = [_row(titles), f"| {' | '.join(rules)} |"]
        for line in block.rows:
            head = " ".join(filter(None, (_strong(line.code), one_line(line.text))))
            cells = (one_line(words.cell_text(cell)) for cell in line.cells)
            ends = map(one_line, line.ends)
            marked = head + words.mark(line.contested)
            lines.append(f"| {' | '.join([marked, *cells, *ends])} |")
        yield "\n".join(lines)

    @parts.register
    def _(self, block: Plane) -> Iterator[str]:
        yield _strong(block.caption)
        yield several_lines(block.sentence)
        placed = ((each, words.place_of(block, each)) for each in block.points)
        yield "\n".join(
            f"- {_factor(each.code, each.text, place, contested=each.contested)}"
            for each, place in placed
        )

    @parts.register
    def _(self, block: DateLine) -> Iterator[str]:
        yield _strong(block.caption)
        yield "\n".join(
            f"- {one_line(each.when)}: "
            + _factor(each.code, each.text, "", contested=each.contested)
            for each in block.items
        )

    def _heading(self, level: int, text: str) -> str:
        return f"{'#' * level} {one_line(text)}"


def _row(texts: Sequence[str], style: Callable[[str], str] = one_line) -> str:
    return f"| {' | '.join(style(text) for text in texts)} |"


def _factor(code: str, text: str, support: str, *, contested: bool = False) -> str:
    behind = f" ({one_line(support)})" if support else ""
    head = f"{_strong(code)} " if code else ""
    return f"{head}{several_lines(text, '  ')}{words.mark(contested)}{behind}"


def _run(spans: Sequence[Span], indent: str = "") -> str:
    """The spans one after the other, strong ones in bold where Markdown can tell it."""
    written = ""
    for at, span in enumerate(spans):
        follows = "".join(later.text for later in spans[at + 1 :])[:1]
        written += _span(span, before=written[-1:], follows=follows)
    return written.strip().replace("\n", f"\\\n{indent}")


def _span(span: Span, *, before: str, follows: str) -> str:
    """One span; its line breaks are left bare for `_run`."""
    inside = "\n".join(line for line in escaped(span.text).split("\n") if line)
    if not inside:
        return " " if span.text else ""
    head = " " if span.text[0].isspace() else ""
    tail = " " if span.text[-1].isspace() else ""
    if (
        span.style == "strong"
        and _opens(head or before, inside)
        and _closes(inside, tail or follows)
    ):
        inside = f"**{inside}**"
    return head + inside + tail


def _opens(before: str, inside: str) -> bool:
    """Whether stars between the two are read as the start of bold."""
    return inside[0].isalnum() or not before or before.isspace()


def _closes(inside: str, follows: str) -> bool:
    """Whether stars between the two are read as the end of bold."""
    return inside[-1].isalnum() or not follows or follows.isspace()
