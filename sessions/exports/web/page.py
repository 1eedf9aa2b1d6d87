"""The report as one web page that needs nothing else: no request leaves it, no script is in it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import resources
from typing import Final, Literal

from jinja2 import Template
from markupsafe import Markup, escape

from sessions.exports import labels as words
from sessions.exports import origin
from sessions.exports.clean_text import cleaned
from sessions.exports.column_widths import table_shares
from sessions.exports.figures.drawing import figure_of
from sessions.exports.figures.roles import INKS
from sessions.exports.look import PLAIN, Look
from sessions.exports.paging import front
from sessions.exports.paging.estimate import SHEETS, paging
from sessions.exports.places import Places, codes_in, split
from sessions.exports.text_layout import (
    FROM_RIGHT,
    breakable,
    has_long_token,
    right_to_left,
    side_of,
)
from sessions.exports.web import svg
from sessions.exports.web.page_template import environment
from workshop.language import say
from workshop.report.blocks import AnyBlock, Heading, MatrixLine, Report, Span, Table
from workshop.settings.accent import accent

_BREAK: Final = Markup("<wbr>")
_LINE: Final = Markup("<br>")
_UNSAFE: Final = re.compile("[^A-Za-z0-9 ]")
_ROOM: Final = 56.0  # Of a table, in em of its type: on the screen and on A4 nearly the same.
_MARGIN: Final = 1.6
# On paper of its own: most logos are drawn for white, and a page may be read in the dark.
_LOGO_RULE: Final = (
    ".logo { display: block; max-width: 14rem; max-height: 4rem; margin-bottom: 1.5rem; "
    "padding: 0.25rem; background: #ffffff; print-color-adjust: exact; }"
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure on its place in the page."""

    svg: Markup
    whole: bool
    """Whether all of the texts are in it, uncut."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block on its place in the page."""

    kind: str
    """The tag of the block, which is the name of its macro."""
    block: AnyBlock
    at: int
    """The place of the block in the report."""
    key: str
    """What its ids begin with."""
    level: int
    """Of the headings inside it, so that none is skipped."""
    drawing: Drawing | None
    anchor: Markup
    """The id of a heading within a chapter, to which contents lead; empty for none."""


@dataclass(slots=True)
class Chapter:
    """A heading with what stands under it; the first may have none."""

    key: str
    """The id to jump to."""
    heading: Part | None
    parts: list[Part] = field(default_factory=list)
    """Its blocks, without the heading."""
    twin: bool = False
    """Whether one before it has the same heading: places to jump to have different names."""

    @property
    def inner(self) -> list[Part]:
        """The headings in it."""
        return [part for part in self.parts if isinstance(part.block, Heading)]


def render(report: Report, look: Look = PLAIN) -> bytes:
    """The report as a web page in UTF-8."""
    report = cleaned(report)
    links = _Links(report)
    long = paging(report, SHEETS[look.paper]).long
    headings = sum(isinstance(block, Heading) for block in report.blocks)
    deep = long and headings <= front.MOST_LINES
    page = _template().render(
        report=report,
        chapters=_chapters(report.blocks, deep=deep),
        links=links,
        css=Markup(style_of(look)),  # noqa: S704 - ours, no text from people
        long=long,
        deep=deep,
        front=front,
        look=look,
        logo=logo_of(look),
        stamp=origin.stamp_of(report),
        stamp_name=origin.NAME,
        words=words,
        say=say,
        page_side=page_side(look.language),
        side=partial(_side, page_side(look.language)),
        tongue=partial(_tongue, look.language),
        edges=Markup(_edges(report, long=long)),  # noqa: S704 - escaped for style sheets
    )
    return page.encode()


def style_of(look: Look) -> str:
    """The style sheet of every page of ours in a look."""
    return _beside("report.css") + svg.rules() + _changes(look)


def _changes(look: Look) -> str:
    """The rules that a look adds behind the style sheet; none for the plain one."""
    rules = []
    if look.accent != PLAIN.accent:
        of = accent(look.accent)
        dark = f":root {{ --accent: {of.night_ink}; --helps: {of.night_tint}; }}"
        rules.append(f":root {{ --accent: {of.ink}; --helps: {of.tint}; }}")
        rules.append(f"@media screen and (prefers-color-scheme: dark) {{ {dark} }}")
    if look.second != PLAIN.second:
        of = accent(look.second)
        rules.append(f"main h3 {{ color: {of.ink}; }}")
        rules.append(
            "@media screen and (prefers-color-scheme: dark) "
            f"{{ main h3 {{ color: {of.night_ink}; }} }}"
        )
    if look.paper != PLAIN.paper:
        rules.append(f"@page {{ size: {look.paper}; }}")
    if look.logo:
        rules.append(_LOGO_RULE)
    return "".join(f"\n{rule}" for rule in rules)


def logo_of(look: Look) -> str:
    """The image as an address that holds it whole; empty for none."""
    if look.logo is None:
        return ""
    kind = "svg+xml" if look.logo.kind == "svg" else look.logo.kind
    return f"data:image/{kind};base64,{b64encode(look.logo.data).decode()}"


@cache
def _template() -> Template:
    """The page, ready to be filled."""
    around = environment()
    around.filters |= {"soft": soft, "shares": shares, "bars": bars}
    around.filters |= {"first_told": first_told, "side_of": side_of}
    around.tests |= {"right_to_left": right_to_left}
    return around.from_string(_beside("report.html.jinja"))


def _beside(name: str) -> str:
    return resources.files("sessions.exports.web").joinpath(name).read_text(encoding="utf-8")


def soft(text: str) -> Markup:
    """The text for a page: escaped, its lines kept, its over-long words open to be broken.

    `<wbr>` shows nothing and is not copied, unlike a soft hyphen or an invisible blank.
    """
    if "\n" not in text and not has_long_token(text):
        return escape(text)
    lines = (
        Markup("").join(_BREAK.join(escape(part) for part in piece) for piece in breakable(line))
        for line in text.split("\n")
    )
    return _LINE.join(lines)


def shares(table: Table) -> list[str]:
    """The width of each column in percent."""
    return [f"{100 * share:.2f}%" for share in table_shares(table, _ROOM, _MARGIN)]


def first_told(texts: Sequence[str]) -> int:
    """The place of the first text that is not blank; 0 where all are."""
    return next((at for at, text in enumerate(texts) if text.strip()), 0)


def page_side(language: str) -> Literal["ltr", "rtl"]:
    """The direction in which a page of that language runs."""
    return "rtl" if language.partition("-")[0] in FROM_RIGHT else "ltr"


def _side(page: Literal["ltr", "rtl"], spans: Sequence[Span]) -> Literal["ltr", "rtl"]:
    """The direction of a line: one of several parts is ours and runs as the page does."""
    return side_of(spans[0].text) if len(spans) == 1 else page


def _tongue(language: str, text: str) -> Markup:
    """The language of a text as an attribute, where it is certain and not that of the page."""
    found = words.foreign(text, language)
    return Markup(' lang="{}"').format(found) if found else Markup("")


def _edges(report: Report, *, long: bool) -> str:
    """The rules for the edges of printed pages: whose it is, which edition, how far it is, pages.

    Not every browser prints there; what must stand on each page has a strip of its own too.
    """
    left = _in_css(front.running(report))
    right = _in_css(" · ".join(filter(None, (words.edition(report), report.status))))
    rules = [
        f"@top-left {{ content: {left}; }}",
        f"@top-right {{ content: {right}; }}",
        f"@bottom-left {{ content: {_in_css(words.colophon(report))}; }}",
    ]
    if long:
        rules.append(f"@bottom-right {{ content: {_counted()}; }}")
    if report.edition == "restricted":
        # The strip takes its place from the margin, so that the text is as wide as without it.
        ink = INKS["alert"]
        rules += ["margin-left: 8mm;", f"@top-right {{ color: {ink}; font-weight: 700; }}"]
    return f"@page {{ {' '.join(rules)} }}"


def _counted() -> str:
    """The page and how many there are, as a value of a style sheet."""
    told = say("Page {page} of {pages}", page="\ue000", pages="\ue001")
    before, _, rest = told.partition("\ue000")
    between, _, behind = rest.partition("\ue001")
    pieces = (_in_css(before), "counter(page)", _in_css(between), "counter(pages)", _in_css(behind))
    return " ".join(piece for piece in pieces if piece != '""')


def _in_css(text: str) -> str:
    """A text as a string of a style sheet, in which nothing but letters, digits and blanks is bare.

    So nothing in it can end the string, the rule or the element.
    """
    escaped = _UNSAFE.sub(lambda found: "\\" + format(ord(found[0]), "x") + " ", text)
    return f'"{escaped}"'


def bars(line: MatrixLine, greatest: float | None = None) -> list[str]:
    """How long the bar of each cell is, as a share of the longest in its line, or of the scale."""
    found = words.bar_lengths(line, greatest)
    return [f"{one:.2f}" if any(found) else "0" for one in found]


class _Links:
    """The links of a page, from codes to where they are told."""

    def __init__(self, report: Report) -> None:
        self._places = Places(report.blocks)

    def named(self, part: Part, item: int = 0) -> Markup:
        """The id of an item as an attribute; empty for none."""
        name = self._places.name(part.at, item)
        return Markup(' id="{}"').format(name) if name else Markup("")

    def name(self, part: Part) -> str:
        """The id of a heading in a chapter."""
        return self._places.name(part.at, 0) or part.key

    def code(self, code: str, part: Part, item: int = -1) -> Markup:
        """A code on its ground, which leads to its place."""
        return Markup('<span class="code" dir="auto">{}</span>').format(
            self._leading(code, part, item)
        )

    def cell(self, text: str, part: Part, item: int) -> Markup:
        """A cell of a table; where it has codes alone, they lead to their places."""
        codes = codes_in(text)
        return Markup(" ").join(self.code(code, part, item) for code in codes) or soft(text)

    def text(self, text: str, part: Part, item: int = -1) -> Markup:
        """What we say ourselves, with its codes as links."""
        pieces = split(text)
        return Markup("").join(
            self._leading(piece, part, item) if at % 2 else soft(piece)
            for at, piece in enumerate(pieces)
        )

    def _leading(self, code: str, part: Part, item: int) -> Markup:
        to = self._places.lead(code, part.at, item)
        return Markup('<a href="#{}">{}</a>').format(to, code) if to else soft(code)


def _chapters(blocks: Iterable[AnyBlock], *, deep: bool) -> list[Chapter]:
    """The blocks under their chapter headings; `deep` is whether contents lead into chapters."""
    chapters, seen = [Chapter("s0", None)], set[str]()
    for at, block in enumerate(blocks, 1):
        level = 3 if chapters[-1].heading else 2
        tag = str(block.__struct_config__.tag)
        led_to = deep and isinstance(block, Heading)
        anchor = Markup(' id="b{}"').format(at) if led_to else Markup("")
        part = Part(tag, block, at - 1, f"b{at}", level, _drawing(block, f"b{at}"), anchor)
        if isinstance(block, Heading) and block.level == 1:
            chapters.append(Chapter(f"s{len(chapters)}", part, twin=block.text in seen))
            seen.add(block.text)
        else:
            chapters[-1].parts.append(part)
    return [chapter for chapter in chapters if chapter.heading or chapter.parts]


def _drawing(block: AnyBlock, key: str) -> Drawing | None:
    """The picture of a block that has one."""
    figure = figure_of(block)
    return Drawing(svg.drawn(figure, key), figure.whole) if figure else None
