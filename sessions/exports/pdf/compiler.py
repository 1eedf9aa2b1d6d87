"""Typst, which sets the template: what it is given can read no other file and ask no network."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any, Final

from sessions.exports.errors import ExportError
from sessions.exports.extras import needed
from workshop.language import say

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

EXTRA: Final = "pdf"
"""The extra of the package that brings typst and a typeface."""

STANDARDS: Final[tuple[PDFStandard, ...]] = ("ua-1", "a-2a")
"""What every PDF is made after: for whoever has it read out, and for an archive."""

# The compiler tells each text that it has no glyph for, as Rust writes a string.
_TOFU: Final = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPE: Final = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|(.))")


class NotSet(Exception):
    """The compiler refused; the message is what it said."""

    def __init__(self, message: str, missing: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.missing = missing
        """The characters that no typeface has, where that is why."""


def compiled(
    files: Mapping[str, bytes],
    moment: datetime,
    standards: tuple[PDFStandard, ...],
    images: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """The PDF of `main.typ` among the files.

    Args:
        files: the texts that it may read, by name.
        images: the images that it may read, by name.
        moment: the date in the properties.
        standards: what the PDF must keep to.

    Raises:
        ExportError: typst is not installed, or has no build for this machine.
        NotSet: it cannot be made like that.
    """
    typst = typst_here()
    # Without a root of its own, typst would read what lies in the folder where we were started.
    with tempfile.TemporaryDirectory() as root:
        # In memory it takes files of text alone.
        for name, content in images.items():
            Path(root, name).write_bytes(content)
        try:
            made: bytes = typst.compile(
                dict(files),
                root=root,
                package_path=root,
                package_cache_path=root,
                format="pdf",
                font_paths=_fonts(),
                timestamp=moment,
                pdf_standards=list(standards),
            )
        except typst.TypstError as problem:
            raise NotSet(problem.message, _missing(problem.diagnostic)) from problem
        except RuntimeError as problem:
            raise NotSet(str(problem)) from problem
    return made


def typst_here() -> ModuleType:
    """The module.

    Raises:
        ExportError: it is not installed, or has no build for this machine.
    """
    without = say(
        "Without it, write the web page and print that as PDF from the browser (Ctrl+P, or ⌘P)."
    )
    needed("fontpkg_noto_sans", EXTRA, without)
    return needed("typst", EXTRA, without)


@cache
def _fonts() -> Fonts:
    """Our typeface and those of this machine, looked for once: that takes a tenth of a second."""
    typst: Any = typst_here()
    ours: Any = needed("fontpkg_noto_sans", EXTRA, "")
    found: Fonts = typst.Fonts(include_system_fonts=True, font_paths=[str(ours.ROOT)])
    return found


def _missing(diagnostic: str) -> tuple[str, ...]:
    """The characters that the compiler has no glyph for, each once, in their order."""
    texts = [_ESCAPE.sub(_unescaped, text) for text in _TOFU.findall(diagnostic)]
    return tuple(dict.fromkeys(texts))


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return {"n": "\n", "t": "\t", "r": "\r"}.get(found[2], found[2])


def not_made(reason: str) -> ExportError:
    """The error for a document that cannot be made at all."""
    return ExportError(
        f"The PDF could not be made: {reason}. Write the web page and print that as PDF from the "
        "browser."
    )
