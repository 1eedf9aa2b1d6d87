"""The report as GitHub-flavoured Markdown in which no text can become markup.

There is no HTML in it, and no picture: what reads Markdown at all, or turns what is pasted into
blocks of its own, takes headings, lists, tables, bold and links. A mention of a code leads to the
heading under which the code is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import singledispatchmethod
from itertools import count
from types import MappingProxyType
from typing import Final

from sessions.exports import labels as words
from sessions.exports.clean_text import cleaned
from sessions.exports.heading_anchors import HeadingAnchors
from sessions.exports.look import PLAIN, Look
from sessions.exports.places import Places, codes_in, split
from workshop.language import raised, say
from workshop.report.blocks import (
    Block,
    Bullets,
    DateLine,
    FindingBlock,
    Gauge,
    Heading,
    Headline,
    Matrix,
    Notice,
    Paragraph,
    Plane,
    Quadrant,
    Quarter,
    Quote,
    Report,
    Span,
    Table,
    text_of,
)

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~${}^]|&(?!\s|$)")
_OPENING: Final = re.compile(
    r"(?m)^(?P<number>\d{1,9})(?=[.)](?:\s|$))|^(?=[#=:]|[+-](?:[\s+:-]|$))"
)
_ADDRESS: Final = re.compile(r"(?<=[A-Za-z]):(?=//|[^\s:]+@)|(?<=\bwww)\.", re.IGNORECASE)
_MENTION: Final = re.compile(r"(?<=@)(?=\w)|(?<=#)(?=\d)")
_ANY_OF_THESE: Final = re.compile(r"[\\`*_\[\]<>|~${}^&@#]|//|(?i:www)|^[-+:=\d]|[^\S ]|\A |  | \Z")
"""What one of the others, or the blanks that are taken out, needs to be found at all."""
_JOINER: Final = "\u2060"  # The word joiner: nothing to see, and no break.


def escaped(text: str) -> str:
    """The text with everything taken from it that a Markdown reader would obey.

    A backslash does for markup. It does not for names and issue numbers, which GitHub looks for
    in the finished page: those are parted from their sign by an invisible word joiner.
    """
    if _ANY_OF_THESE.search(text) is None:
        return text
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    plain = _MARKUP.sub(r"\\\g<0>", lines)
    plain = _ADDRESS.sub(r"\\\g<0>", plain)
    plain = _OPENING.sub(lambda found: (found["number"] or "") + "\\", plain)
    return calling_nobody(plain)


def calling_nobody(text: str) -> str:
    """The text with names and numbers of issues parted from their sign, so that none is called."""
    return _MENTION.sub(_JOINER, text)


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
    places = Places(report.blocks)
    # Where codes are told is known only when all headings are written; the second time, links are.
    first = _Writer(places, report.title)
    for _ in first.all_parts(report.blocks):
        pass
    writer = _Writer(places, report.title, first.told)
    parts = [*_cover(report), *writer.all_parts(report.blocks)]
    parts += ["---", one_line(words.colophon(report))]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _cover(report: Report) -> Iterator[str]:
    """What stands above the first chapter."""
    yield f"# {one_line(report.title)}"
    yield several_lines(report.subtitle)
    meta = ((say("Engagement"), report.engagement), (say("Edition"), words.edition(report)))
    lines = [*meta, *report.meta] if report.meta else meta
    yield "\n".join(f"- {_label(label)} {several_lines(value, '  ')}" for label, value in lines)


def _strong(text: str) -> str:
    """One line of text in bold; empty where there is none."""
    inside = one_line(text)
    return f"**{inside}**" if inside else ""


def _label(label: str) -> str:
    """What stands before something, in bold."""
    return _strong(say("{label}:", label=label))


class _Writer:
    """Writes block after block; knows how deep the last heading was, and where codes are told."""

    def __init__(
        self, places: Places, title: str, anchors: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """A writer that has written the title.

        Args:
            places: where codes are told.
            title: of the report.
            anchors: the anchors of the headings under which places stand, as far as known.
        """
        self.told: dict[str, str] = {}
        """The anchors of the headings under which places stand, of what was written so far."""
        self._places = places
        self._anchors = anchors
        self._headings = HeadingAnchors()
        self._here = self._headings.add(_shown(title))
        self._level = 1
        self._at = 0

    def all_parts(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The paragraphs of all blocks, which are those whose places were looked up."""
        for self._at, block in enumerate(blocks):
            yield from self.parts(block)

    def _stands(self, item: int = 0) -> None:
        """Note that an item stands under the heading that was written last."""
        if name := self._places.name(self._at, item):
            self.told[name] = self._here

    def _code(self, code: str, item: int = -1) -> str:
        """A code in bold that leads to its place."""
        return self._leading(code, _strong(code), item)

    def _leading(self, code: str, shown: str, item: int) -> str:
        to = self._anchors.get(self._places.lead(code, self._at, item), "")
        # What stands under the same heading is in sight.
        return f"[{shown}](#{to})" if to and to != self._here else shown

    def _linked(self, text: str, item: int = -1) -> str:
        """What we say ourselves, escaped, with its codes as links."""
        pieces = split(escaped(text))
        pieces[1::2] = [self._leading(code, code, item) for code in pieces[1::2]]
        return "".join(pieces)

    def _cell(self, text: str, item: int) -> str:
        """A cell of a table; where it has codes alone, they lead to their places."""
        codes = codes_in(text)
        return ", ".join(self._leading(code, code, item) for code in codes) or one_line(text)

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
        if self._places.name(self._at) and all(one.style == "strong" for one in block.spans):
            # What was said behind a code has it as its heading, so that links can lead there.
            yield self._heading(self._level + 1, text_of(block.spans))
        else:
            self._stands()
            yield self._run(block.spans, 0)

    @parts.register
    def _(self, block: Bullets) -> Iterator[str]:
        lines = []
        for at, item in enumerate(block.items):
            self._stands(at)
            lines.append(f"- {self._run(item, at, '  ')}")
        yield "\n".join(lines)

    @parts.register
    def _(self, block: Table) -> Iterator[str]:
        yield _strong(block.caption)
        rules = ["---:" if column.numeric else "---" for column in block.columns]
        lines = [_row(one_line(column.title) for column in block.columns), _row(rules)]
        for at, (first, *rest) in enumerate(filter(None, block.rows)):
            self._stands(at)
            cells = [self._cell(first, at)]
            lines.append(_row([*cells, *(self._cell(text, at) for text in rest)]))
        lines += [_row(map(_strong, block.total))] if block.total else []
        yield "\n".join(lines)

    @parts.register
    def _(self, block: Quote) -> Iterator[str]:
        source = one_line(words.source(block))
        yield f"> {several_lines(words.quoted(block), '> ')}\n>\n> — {source}"

    @parts.register
    def _(self, block: Quadrant) -> Iterator[str]:
        yield _strong(block.caption)
        places = count()
        for quarter in block.quarters:
            yield self._quarter_heading(quarter)
            lines = []
            for item in quarter.items:
                told = self._factor(next(places), item.code, item.text, contested=item.contested)
                lines.append(f"- {told}{_behind(item.support)}")
            yield "\n".join(lines) or several_lines(quarter.none)
            yield words.in_register(quarter.more) if quarter.more else ""

    @parts.register
    def _(self, block: Gauge) -> Iterator[str]:
        head = say("{label}: {text}", label=block.label, text=block.shown)
        yield f"{_strong(head)} ({say('scale {ends}', ends=words.scale(block))})"
        yield several_lines(block.sentence)

    @parts.register
    def _(self, block: Notice) -> Iterator[str]:
        yield f"> **{say('Note:')}** {self._several(block.text, '> ')}"

    @parts.register
    def _(self, block: Headline) -> Iterator[str]:
        yield _strong(block.text)
        yield from (several_lines(line) for line in block.lines)

    @parts.register
    def _(self, block: FindingBlock) -> Iterator[str]:
        yield self._heading(self._level + 1, block.text, before=f"{block.place}. ")
        cites = ", ".join(self._leading(code, one_line(code), -1) for code in block.cites)
        code = self._code(block.code, 0) if block.code else ""
        rests = [code, self._several(block.support), f"({cites})" if cites else ""]
        yield " ".join(filter(None, rests))
        told = [*words.heard_words(block), (say("Against"), block.against)]
        told += [(say("Recommended"), block.recommendation), (say("Asked"), block.ask)]
        yield "\n".join(
            f"- {_label(raised(label))} {several_lines(text, '  ')}" for label, text in told if text
        )

    @parts.register
    def _(self, block: Matrix) -> Iterator[str]:
        block = words.as_written(block)
        if block.pattern == "signs" and block.caption:
            yield self._heading(self._level + 1, block.caption)
        else:
            yield _strong(block.caption)
        yield several_lines(block.legend)
        rules = ["---", *[":---:"] * len(block.columns)]
        rules += ["---:" if column.numeric else "---" for column in block.ends]
        titles = [block.head, *block.columns, *(column.title for column in block.ends)]
        lines = [_row(map(one_line, titles)), _row(rules)]
        for at, line in enumerate(block.rows):
            head = self._factor(at, line.code, line.text, contested=line.contested, one=True)
            cells = (one_line(words.cell_text(cell)) for cell in line.cells)
            lines.append(_row([head, *cells, *(self._cell(text, at) for text in line.ends)]))
        yield "\n".join(lines)

    @parts.register
    def _(self, block: Plane) -> Iterator[str]:
        yield _strong(block.caption)
        yield several_lines(block.sentence)
        lines = []
        for at, each in enumerate(block.points):
            told = self._factor(at, each.code, each.text, contested=each.contested)
            lines.append(f"- {told}{_behind(words.place_of(block, each))}")
        yield "\n".join(lines)

    @parts.register
    def _(self, block: DateLine) -> Iterator[str]:
        yield _strong(block.caption)
        lines = []
        for at, each in enumerate(block.items):
            told = self._factor(at, each.code, each.text, contested=each.contested)
            lines.append(f"- {say('{label}: {text}', label=one_line(each.when), text=told)}")
        yield "\n".join(lines)

    def _heading(self, level: int, text: str, before: str = "") -> str:
        """A heading with its codes as links; `before` stands as it is, a number in front of it."""
        self._here = self._headings.add(_shown(before + text))
        self._stands()
        linked = " / ".join(line for line in self._linked(text, 0).split("\n") if line)
        return f"{'#' * level} {before}{linked}"

    def _quarter_heading(self, quarter: Quarter) -> str:
        self._here = self._headings.add(_shown(words.quarter_head(quarter)))
        return f"{'#' * (self._level + 1)} {one_line(words.quarter_head(quarter))}"

    def _several(self, text: str, indent: str = "") -> str:
        """As `several_lines`, with codes as links."""
        lines = (line for line in self._linked(text).split("\n") if line)
        return f"\\\n{indent}".join(lines)

    def _factor(
        self, item: int, code: str, text: str, *, contested: bool, one: bool = False
    ) -> str:
        """What stands under a code, with its anchor; in one line where there is but one."""
        head = f"{self._code(code, item)} " if code else ""
        told = one_line(text) if one else several_lines(text, "  ")
        self._stands(item)
        return f"{head}{told}{words.mark(contested)}"

    def _run(self, spans: Sequence[Span], item: int, indent: str = "") -> str:
        """The spans one after the other, strong ones in bold where Markdown can tell it."""
        written = ""
        for at, span in enumerate(spans):
            follows = "".join(later.text for later in spans[at + 1 :])[:1]
            written += self._span(span, item, before=written[-1:], follows=follows)
        return written.strip().replace("\n", f"\\\n{indent}")

    def _span(self, span: Span, item: int, *, before: str, follows: str) -> str:
        """One span; its line breaks are left bare for `_run`."""
        inside = "\n".join(line for line in escaped(span.text).split("\n") if line)
        if not inside:
            return " " if span.text else ""
        head = " " if span.text[0].isspace() else ""
        tail = " " if span.text[-1].isspace() else ""
        opens, closes = _opens(head or before, inside), _closes(inside, tail or follows)
        inside = "\n".join(line for line in self._linked(span.text, item).split("\n") if line)
        bold = span.style == "strong" and opens and closes
        return head + (f"**{inside}**" if bold else inside) + tail


def _shown(text: str) -> str:
    """What a heading of the text shows, as it is named by: in one line, lines parted by strokes."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return " / ".join(line for line in lines if line)


def _row(cells: Iterable[str]) -> str:
    """A row of cells that are escaped already."""
    return f"| {' | '.join(cells)} |"


def _behind(support: str) -> str:
    """What stands in brackets behind a statement, or nothing."""
    return f" ({one_line(support)})" if support else ""


def _opens(before: str, inside: str) -> bool:
    """Whether stars between the two are read as the start of bold."""
    return inside[0].isalnum() or not before or before.isspace()


def _closes(inside: str, follows: str) -> bool:
    """Whether stars between the two are read as the end of bold."""
    return inside[-1].isalnum() or not follows or follows.isspace()
