"""Text, boxes and lines on a slide. Places and sizes are in points from the upper left corner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from sessions.exports.figures.roles import INKS
from sessions.exports.look import Look
from sessions.exports.office.copied import copied
from sessions.exports.office.file_look import in_file, language_in
from sessions.exports.slides.texts import Fitted, Ink, Para, Run
from sessions.exports.slides.xml import colour, element, without
from sessions.exports.text_layout import side_of
from workshop.settings.accent import accent

INK: Final = "1D2529"
MUTED: Final = in_file(INKS["muted"])
RULE: Final = "C9D0D4"
WHITE: Final = "FFFFFF"


class Box(NamedTuple):
    """A place on a slide."""

    x: float
    y: float
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class Paint:
    """The colours and the language of a deck, as its files write them."""

    accent: str
    tint: str
    second: str
    language: str

    def ink(self, name: Ink) -> str:
        """A colour of text by its name."""
        return {"ink": INK, "muted": MUTED, "accent": self.accent, "white": WHITE}[name]


def paint_of(look: Look) -> Paint:
    """What a look comes to."""
    colours = accent(look.accent)
    own = in_file(colours.ink), in_file(colours.tint), in_file(look.second)
    return Paint(*own, language_in(look))


def rgb(value: str) -> RGBColor:
    """A colour as python-pptx takes it."""
    made: RGBColor = RGBColor.from_string(value)  # type: ignore[no-untyped-call]
    return made


def put_text(
    slide: Slide,
    box: Box,
    paras: Sequence[Fitted],
    paint: Paint,
    *,
    name: str,
    fill: str = "",
    inset: float = 0,
) -> None:
    """Paragraphs in a box of their own, from its top."""
    shape = slide.shapes.add_textbox(Pt(box.x), Pt(box.y), Pt(box.wide), Pt(box.high))
    shape.name = name
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(fill)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE  # else a program shrinks the box to its words
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(inset)
    fill_text(frame._txBody, [one.para for one in paras], paint)  # noqa: SLF001 - as `told` says


def put_bar(
    slide: Slide,
    box: Box,
    fill: str,
    told: str,
    *,
    form: Any = MSO_SHAPE.RECTANGLE,
    name: str = "Mark",
) -> None:
    """A plain shape without words; `told` is for whoever cannot see it, empty for ornament."""
    shape = slide.shapes.add_shape(form, Pt(box.x), Pt(box.y), Pt(box.wide), Pt(box.high))
    shape.name = name
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(fill)
    shape.line.fill.background()
    shape.shadow.inherit = False
    style = shape._element.find(qn("p:style"))  # noqa: SLF001 - as `tell` says
    if style is not None:
        shape._element.remove(style)  # noqa: SLF001
    tell(shape, told)


def tell(shape: Any, told: str) -> None:
    """Say what a shape shows, for whoever cannot see it.

    python-pptx has no way of its own to do so, as to much else that is done on the XML here.
    """
    described = next(shape._element.iter(qn("p:cNvPr")))  # noqa: SLF001 - see above
    described.set("descr", told)


def fill_text(body: Any, paras: Iterable[Para], paint: Paint) -> None:
    """Put paragraphs in the place of those that a text has."""
    without(body, "a:p")
    made = [paragraph(one, paint) for one in paras] or [paragraph(Para((), 12), paint)]
    body.extend(made)


def paragraph(one: Para, paint: Paint) -> Any:
    """A paragraph as the file has it."""
    right = side_of(one.text) == "rtl"
    settings = element("a:pPr", *_settings(one))
    if one.bullet:
        settings.set("marR" if right else "marL", str(Pt(one.indent)))
        settings.set("indent", str(-Pt(one.indent)))
    if one.centred:
        settings.set("algn", "ctr")
    elif one.end or right:
        settings.set("algn", "r")
    if right:
        settings.set("rtl", "1")
    line = element("a:p", settings, *(_run(run, one.size, paint) for run in one.runs))
    if not one.runs:
        line.append(element("a:endParaRPr", lang=paint.language, sz=_size(one.size)))
    return line


def _settings(one: Para) -> Iterator[Any]:
    """The room above a paragraph, and its bullet."""
    if one.before:
        yield element("a:spcBef", element("a:spcPts", val=round(one.before * 100)))
    if one.bullet:
        yield element("a:buFont", typeface="Arial")
        yield element("a:buChar", char="•")
    else:
        yield element("a:buNone")


def _run(run: Run, size: float, paint: Paint) -> Any:
    made = _run_of(paint.ink(run.ink), paint.language, _size(size), bold=run.bold)
    made[-1].text = run.text
    return made


@copied
def _run_of(ink: str, language: str, size: int, *, bold: bool) -> Any:
    """A run in which nothing stands yet."""
    look = element("a:rPr", colour(ink), lang=language, sz=size, b=1 if bold else None, dirty=0)
    return element("a:r", look, element("a:t"))


def _size(size: float) -> int:
    return round(size * 100)
