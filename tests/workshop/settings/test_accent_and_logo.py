"""What a person's colour and image must be so that documents can be read."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workshop.settings.accent import NIGHT, WHITE, accent, contrast, stands_out
from workshop.settings.logo import GREATEST_LOGO, NoLogo, read_logo
from workshop.settings.shape import ACCENT


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def png(width: int = 2, height: int = 1) -> bytes:
    """A white PNG."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    rows = zlib.compress((b"\x00" + b"\xff" * 3 * width) * height)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", rows), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@given(st.integers(0, 0xFFFFFF))
@example(0x0006B4)  # its tint is darker than the dark page
def test_whatever_is_taken_can_be_read_in_light_and_in_the_dark(number: int) -> None:
    """Text in the accent has 4.5:1 on paper, on its tint, and on both of the dark page."""
    colour = f"#{number:06x}"
    found = accent(colour)
    assert contrast(found.night_ink, found.night_tint) >= 4.5
    assert contrast(found.night_ink, NIGHT) >= 4.5
    if stands_out(colour):
        assert contrast(found.ink, WHITE) >= contrast(found.ink, found.tint) >= 4.5


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21 to 1, and a colour on itself 1 to 1 (WCAG 2.2)."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert stands_out(ACCENT)
    assert not stands_out("#e8a33d")


def test_a_png_and_an_svg_are_taken() -> None:
    taken = read_logo(png(30, 20))
    assert (taken.kind, taken.width, taken.height) == ("png", 30, 20)
    assert read_logo(b'<?xml version="1.0"?>\n<!-- a --><svg width="1"></svg>').kind == "svg"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\xff\xd8\xff",
        png()[:-6],
        png()[:30],
        png().replace(b"\x02", b"\x03", 1),
        png(6000, 1),
        b"<html></html>",
        b"<svg>",
        b"<svg><script/></svg>",
        b"<!DOCTYPE svg><svg></svg>",
        b"<svg></svg>" + b" " * GREATEST_LOGO,
    ],
)
def test_anything_else_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(NoLogo, match=r"^an? "):
        read_logo(data)


def test_a_png_of_no_known_colours_is_refused() -> None:
    """Nothing could draw it: seven bits, and a ninth kind of colour."""
    head = (10).to_bytes(4, "big") * 2
    parts = chunk(b"IDAT", zlib.compress(bytes(310))), chunk(b"IEND", b"")
    with pytest.raises(NoLogo, match="damaged PNG"):
        read_logo(png()[:8] + chunk(b"IHDR", head + b"\x07\x09\x00\x00\x00") + b"".join(parts))
