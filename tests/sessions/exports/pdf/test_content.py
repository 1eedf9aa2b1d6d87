"""What the PDF is set from, before anything is set.

Requirement: who has a PDF read aloud goes from heading to heading and skips no level; the signs of
departments are told apart by their form in print without colour.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, Literal
from xml.etree import ElementTree as ET

import msgspec
import pytest

from sessions.exports.figures.shapes import Box, Figure, Line, Mark, Shape, Words
from sessions.exports.look import Look
from sessions.exports.pdf import compiler
from sessions.exports.pdf.content import content_of, inks_of
from sessions.exports.pdf.figures import drawn
from tests.builders.report_figures import answer_blocks
from tests.builders.reports import quadrant, sample
from workshop.report.blocks import AnyBlock, FindingBlock, Heading, MatrixCell, Sign
from workshop.settings.accent import accent as tint_of

_Level = Literal[1, 2]
_LOOK: Final = Look()
_INKS: Final = inks_of(_LOOK)
_ACCENT, _MUTED, _INK, _PAPER = (_INKS[name] for name in ("accent", "muted", "ink", "paper"))
_FINDING: Final = next(one for one in answer_blocks() if isinstance(one, FindingBlock))


def _parts(*blocks: AnyBlock) -> list[dict[str, Any]]:
    report = msgspec.structs.replace(sample(), blocks=blocks)
    found: list[dict[str, Any]] = content_of(report, _LOOK)["blocks"]
    return found


@pytest.mark.parametrize(
    ("headings", "level"),
    [((), 1), ((1,), 2), ((1, 2), 3), ((1, 2, 1), 2), ((2,), 2)],
)
def test_what_has_headings_of_its_own_stands_a_level_below(
    headings: tuple[_Level, ...], level: int
) -> None:
    """Fields and findings are one below the heading above them."""
    above = [Heading(text=f"Part {at}", level=each) for at, each in enumerate(headings)]
    parts = _parts(*above, quadrant(), _FINDING)
    assert [part["level"] for part in parts[-2:]] == [level, level]


def test_no_heading_skips_a_level() -> None:
    """A part without a chapter is set as a chapter, and what follows it below that."""
    levels: tuple[_Level, ...] = (2, 2, 1, 2, 2, 1)
    parts = _parts(*(Heading(text=f"Part {at}", level=each) for at, each in enumerate(levels)))
    assert [part["level"] for part in parts] == [1, 2, 1, 2, 2, 1]


@pytest.mark.parametrize(
    ("sign", "boxes", "crosses"),
    [
        ("said", [(12, _ACCENT, _ACCENT, False)], []),
        ("against", [(12, _PAPER, _ACCENT, False)], [7]),
        ("both", [(12, _PAPER, _ACCENT, False), (6, _ACCENT, None, False)], [10]),
        ("silent", [(12, _PAPER, _MUTED, False)], []),
        ("", [(12, _PAPER, _MUTED, False)], []),
        ("unheard", [(12, _PAPER, _MUTED, True)], []),
    ],
)
def test_a_finding_has_a_box_for_each_department(
    sign: Sign, boxes: list[tuple[float, str, str | None, bool]], crosses: list[float]
) -> None:
    """In their order, beside each other; full, crossed, half, empty or dashed as they say."""
    heard = (MatrixCell(sign=sign), MatrixCell(sign="said"), MatrixCell(sign=sign))
    (part,) = _parts(msgspec.structs.replace(_FINDING, heard=heard))
    strip = ET.fromstring(part["strip"])  # noqa: S314 - ours
    assert strip.get("viewBox") == "0 0 45 10"
    found = [(float(one.get("x", "")), one) for one in strip if one.tag.endswith("rect")]
    assert [at for at, _ in found] == [1.0] * len(boxes) + [16.0] + [31.0] * len(boxes)
    looks = [
        (
            float(one.get("width", "")),
            one.get("fill"),
            one.get("stroke"),
            one.get("stroke-dasharray") is not None,
        )
        for _, one in found
    ]
    assert looks == [*boxes, (12, _ACCENT, _ACCENT, False), *boxes]
    paths = [one for one in strip if one.tag.endswith("path")]
    begins = [float(one.get("d", "").split()[0].removeprefix("M")) for one in paths]
    assert begins == pytest.approx([at - 2.4 + shift for shift in (0, 30) for at in crosses])
    assert {one.get("stroke") for one in paths} <= {_INK}


def test_a_finding_that_names_no_department_has_no_boxes() -> None:
    """No picture that shows nothing stands before its support."""
    (part,) = _parts(msgspec.structs.replace(_FINDING, heard=(), departments=()))
    assert part["strip"] == ""


def test_the_signs_of_a_matrix_are_told_apart_by_their_form() -> None:
    """A full dot, a cross, a ring that is half full, a stroke; nothing said is left to the cell."""
    signs = content_of(msgspec.structs.replace(sample(), blocks=()), _LOOK)["signs"]
    shapes_of = {sign: list(ET.fromstring(text)) for sign, text in signs.items()}  # noqa: S314 - ours
    assert list(shapes_of) == ["said", "against", "both", "unheard"]
    forms = {
        sign: [
            (one.tag.rpartition("}")[2], one.get("fill"), one.get("stroke"), one.get("d"))
            for one in shapes
        ]
        for sign, shapes in shapes_of.items()
    }
    assert forms == {
        "said": [("circle", _ACCENT, None, None)],
        "against": [("path", None, _INK, "M2.6 2.6 7.4 7.4M7.4 2.6 2.6 7.4")],
        "both": [
            ("circle", _PAPER, _ACCENT, None),
            ("path", _ACCENT, None, "M5 1.1A3.9 3.9 0 0 0 5 8.9Z"),
        ],
        "unheard": [("path", None, _MUTED, "M2.5 5H7.5")],
    }


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        ("", ()),
        ("\\u{f1234}", ("\U000f1234",)),
        ("\\u{A}", ("\n",)),
        ("\\n", ("\n",)),
        ("\\t", ("\t",)),
        ("\\r", ("\r",)),
        ('\\"', ('"',)),
        ("\\\\", ("\\",)),
        ("\\'n", ("'n",)),
    ],
)
def test_a_character_without_a_glyph_is_read_from_what_the_compiler_says(
    written: str, missing: tuple[str, ...]
) -> None:
    """As Rust writes a string; each once, in the order in which they were met."""
    line = f'error: the text `"{written}"` could not be displayed with font "Noto Sans"\n'
    other = 'error: the text `"x"` could not be displayed with any font\n'
    told = line * 2 + "hint: use another\n" + other + line if written else ""
    assert compiler._missing(told) == (*missing, *(("x",) if written else ()))


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("de", ("de", "")),
        ("de-CH", ("de", "CH")),
        ("PT-br", ("pt", "BR")),
        ("", ("en", "")),
        ("no language", ("en", "")),
        ("ar", ("ar", "")),
    ],
)
def test_the_language_is_named_as_readers_aloud_know_it(tag: str, told: tuple[str, str]) -> None:
    """English where it is no tag: a document without a language keeps to no standard."""
    content = content_of(msgspec.structs.replace(sample(), blocks=()), Look(language=tag))
    assert (content["lang"], content["region"]) == told
    assert content["rtl"] is (tag == "ar")


def test_colours_of_a_firm_bring_their_tints() -> None:
    """Of the accent what helps, of the second colour what harms and the parts of chapters."""
    plain, accent, second = (
        inks_of(look) for look in (Look(), Look(accent="#7a1f5c"), Look(second="#205080"))
    )
    assert {name for name in plain if plain[name] != accent[name]} == {"accent", "helps"}
    assert {name for name in plain if plain[name] != second[name]} == {"second", "harms", "part"}
    assert (accent["accent"], second["second"], second["part"]) == ("#7a1f5c", *["#205080"] * 2)
    assert accent["helps"] == tint_of("#7a1f5c").tint
    assert second["harms"] == tint_of("#205080").tint
    assert plain["part"] == plain["ink"]


def test_no_shape_is_left_out_of_a_figure_in_silence() -> None:
    """All that a figure may hold is drawn, and what nobody knows how to draw stops the writer."""
    shapes: tuple[Shape, ...] = (
        Box("tint-2", 1, 2, 3, 4),
        Line("axis-line", 1, 2, 3, 4),
        Mark("mark", "diamond", 1, 2, 3),
        Words("code", 1, 2, "T1", to="T1"),
        Words("item", 1, 2, "قائمة", rtl=True),
        Words("item", 1, 2, "قائمة", "end", rtl=True),
        Words("item", 1, 2, "قائمة", "middle", rtl=True),
    )
    figure = Figure("plane", 800, 400, "Impact.", "T1 is high.", shapes)
    made = drawn(figure, lambda code: f"place of {code}")
    assert (made["alt"], made["wide"], made["high"]) == ("Impact. T1 is high.", 800, 400)
    assert [shape["k"] for shape in made["shapes"]] == ["box", "line", "mark", *["words"] * 4]
    assert [(shape["x"], shape["y"]) for shape in made["shapes"]] == [(1, 2)] * 7
    words = [(shape["to"], shape["anchor"]) for shape in made["shapes"][3:]]
    assert words == [("place of T1", "start"), ("", "end"), ("", "start"), ("", "middle")]
    unknown: Any = "a picture"
    with pytest.raises(TypeError, match="no drawing for str"):
        drawn(replace(figure, shapes=(unknown,)), str)
