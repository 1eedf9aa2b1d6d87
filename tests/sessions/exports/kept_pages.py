"""What the writers make of two reports, as text that is kept: of every block, and of a strategy.

Run ``python -m tests.sessions.exports.kept_pages`` to keep it anew, and look at what differs.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from sessions.exports.files import render
from sessions.exports.look import PLAIN
from sessions.exports.pdf.content import content_of
from sessions.store.store import Store
from tests.builders.reports import sample
from tests.builders.strategised import strategised
from workshop.report.blocks import Report
from workshop.report.build import build

FOLDER: Final = Path(__file__).parent / "kept"

_OURS: Final = re.compile(
    r"word/(document|numbering|settings|footnotes|(head|foot)er\d*)\.xml|ppt/slides/[^/]*|"
    r"ppt/charts/chart\d+\.xml|ppt/notesSlides/[^/]*|xl/(workbook|styles|sharedStrings)\.xml|"
    r"xl/worksheets/[^/]*|docProps/(core|custom)\.xml"
)
"""The parts of a file of Office that are of the report; the others are of the blank file."""


def _packed(content: bytes) -> str:
    """The parts of a file of Office, each with its name, a line for each piece."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = sorted(filter(_OURS.fullmatch, file.namelist()))
        parts = [f"== {name}\n{file.read(name).decode()}" for name in names]
    return "\n".join(parts).replace("><", ">\n<")


def _of_pdf(report: Report) -> str:
    """What the template of a PDF reads."""
    return msgspec.json.format(msgspec.json.encode(content_of(report, PLAIN)), indent=1).decode()


FORMATS: Final[Mapping[str, Callable[[Report], str]]] = {
    "md": lambda report: render(report, "md").decode(),
    "html": lambda report: render(report, "html").decode().replace("><", ">\n<"),
    "json": lambda report: render(report, "json").decode(),
    "docx": lambda report: _packed(render(report, "docx")),
    "pptx": lambda report: _packed(render(report, "pptx")),
    "xlsx": lambda report: _packed(render(report, "xlsx")),
    "pdf": _of_pdf,
}
"""How a report in a format is kept."""

REPORTS: Final = ("blocks", "strategy")


@cache
def report_of(name: str) -> Report:
    """Every block once; or the strategy document, with its cover, of a small engagement."""
    if name == "blocks":
        return sample()
    with tempfile.TemporaryDirectory() as place:
        folder = strategised(Path(place) / "e", spare=True)
        with Store.open(folder, read_only=True) as store:
            return build(store.record, "strategy", "restricted")


def kept(name: str, form: str) -> Path:
    """The file in which a report in a format is kept."""
    return FOLDER / f"{name}.{form}.txt"


def pages() -> Iterator[tuple[Path, str]]:
    """Every file with what it holds now."""
    for name in REPORTS:
        for form, text in FORMATS.items():
            yield kept(name, form), text(report_of(name))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path, page in pages():
        path.write_text(page, "utf-8", newline="\n")
