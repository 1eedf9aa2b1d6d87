"""What is said where a PDF cannot be made, or not as it should be.

Requirement: whoever asked for it reads what happened and what to do, a document is made wherever
one can be, and no error of the compiler or the system comes through as it is.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from sessions.exports.errors import ExportError
from sessions.exports.look import Look
from sessions.exports.pdf import compiler, writer
from sessions.exports.pdf.compiler import NotSet
from sessions.exports.remarks import remarks
from tests.builders.reports import sample
from workshop.settings.logo import Logo

_REPORT = msgspec.structs.replace(sample(), blocks=())
_LOGO = Look(logo=Logo("svg", b"<svg/>"))


class _Compiler:
    """One that takes what it is told to, and keeps account."""

    def __init__(self, *, standards: Exception | None, logo: Exception | None) -> None:
        self._standards, self._logo = standards, logo
        self.calls: list[tuple[bool, list[str]]] = []

    def __call__(
        self, files: Mapping[str, bytes], moment: object, standards: tuple[str, ...], images: Any
    ) -> bytes:
        """A PDF, or why there is none."""
        self.calls.append((bool(standards), sorted(images)))
        if images and self._logo:
            raise self._logo
        if standards and self._standards:
            raise self._standards
        return b"%PDF with" if standards else b"%PDF without"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Puts such a compiler in the place of typst."""

    def put(**problems: Exception | None) -> _Compiler:
        made = _Compiler(**{"standards": None, "logo": None, **problems})
        monkeypatch.setattr(writer, "compiled", made)
        return made

    return put


def test_a_pdf_that_keeps_to_no_standard_is_made_and_said(told: Any) -> None:
    """With the reason where it is no character that lacks."""
    told(standards=NotSet("a figure has no words"))
    with remarks() as said:
        assert writer.render(_REPORT) == b"%PDF without"
    reason = "for readers aloud and archives: a figure has no words."
    assert said == [f"The PDF has no mark of PDF/UA and PDF/A, {reason}"]


@pytest.mark.parametrize(
    ("missing", "signs"),
    [
        (1, "A (U+0041)"),
        (2, "A (U+0041) and B (U+0042)"),
        (12, "K (U+004B) and L (U+004C)"),
        (13, "L (U+004C) and 1 more"),
        (20, "L (U+004C) and 8 more"),
    ],
)
def test_twelve_characters_without_a_glyph_are_named(missing: int, signs: str) -> None:
    """Of more it is said how many there are; what joins others to one sign is none of them."""
    characters = ["\u200d", "\u0301", *(chr(ord("A") + at) for at in range(missing))]
    said = writer._without_standards(NotSet("", tuple(characters)))
    assert f"{signs}: a box stands in the place of each" in said
    assert "U+200D" not in said
    assert "U+0301" not in said
    assert said.count("(U+") == min(missing, 12)


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\U0001f44d", "\U0001f44d (U+1F44D)"),
        ("\U000f1234", "(U+F1234)"),
        ("5", "5 (U+0035)"),
        ("\u00a7", "\u00a7 (U+00A7)"),
        ("\u2028", "(U+2028)"),
    ],
)
def test_a_character_is_named_by_its_number_and_shown_where_it_can_be(
    character: str, shown: str
) -> None:
    """Letters, numbers, marks and symbols; what has no form of its own by its number alone."""
    assert writer._name(character) == shown


def test_a_logo_that_typst_cannot_draw_is_left_out(told: Any) -> None:
    """The document is made without it, after the standards still, and that is said."""
    made = told(logo=NotSet("unknown image"))
    with remarks() as said:
        assert writer.render(_REPORT, _LOGO) == b"%PDF with"
    assert said == ["The logo cannot stand in a PDF and was left out: unknown image."]
    assert made.calls[-1] == (True, [])
    assert made.calls[0] == (True, ["logo.svg"])


@pytest.mark.parametrize(
    ("look", "problem", "reason"),
    [
        (Look(), NotSet("no memory"), "no memory"),
        (_LOGO, NotSet("no memory"), "no memory"),
        (Look(), OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
        (Look(), OSError("odd"), "odd"),
    ],
)
def test_where_there_can_be_none_it_is_said_what_to_do(
    monkeypatch: pytest.MonkeyPatch, look: Look, problem: Exception, reason: str
) -> None:
    """With the reason, and the way without typst."""

    def refuse(*_: object) -> bytes:
        raise problem

    monkeypatch.setattr(writer, "compiled", refuse)
    with pytest.raises(ExportError) as caught:
        writer.render(_REPORT, look)
    assert str(caught.value) == (
        f"The PDF could not be made: {reason}. Write the web page and print that as PDF from the "
        "browser."
    )


def test_a_disk_that_is_full_when_the_logo_was_left_out_is_told_too(told: Any) -> None:
    """The second try may meet what the first did not."""
    told(logo=NotSet("unknown image"), standards=OSError(errno.ENOSPC, "No space left on device"))
    with pytest.raises(ExportError, match="could not be made: No space left on device"):
        writer.render(_REPORT, _LOGO)


def test_what_the_compiler_stumbles_over_is_no_error_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also where it says so in another way than by its own error."""

    class Typst:
        class TypstError(Exception):
            pass

        @staticmethod
        def compile(*_: object, **__: object) -> bytes:
            raise RuntimeError("out of stack")

    monkeypatch.setattr(compiler, "typst_here", Typst)
    monkeypatch.setattr(compiler, "_fonts", lambda: None)
    with pytest.raises(NotSet, match="out of stack") as caught:
        compiler.compiled({}, _REPORT.created, ())
    assert caught.value.missing == ()
