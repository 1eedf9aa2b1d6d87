"""Where a document comes from, as its files say it.

Requirement: Word files and web pages carry the line in their properties, readable again; it
survives an author who saves the file in another program; a document made of no record has none.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import msgspec
import pytest

from sessions.exports.origin import NAME, Stamp, read_stamp
from sessions.exports.registry import REPORTS
from tests.builders.reports import sample
from tests.builders.zips import parts_of
from workshop.report.origin import Origin

ORIGIN: Final = Origin(record="abc", moment=datetime(2026, 3, 4, 5, 6, tzinfo=UTC), fewest_voters=4)
REPORT: Final = msgspec.structs.replace(sample(), origin=ORIGIN)


def test_word_files_and_web_pages_say_where_they_come_from() -> None:
    """The whole of it, and nothing where there is no record."""
    page = REPORTS["html"].render(REPORT).decode()
    (line,) = re.findall(rf'<meta name="{NAME}" content="([^"]*)">', page)
    for told in (read_stamp(line), read_stamp(_of_word(REPORTS["docx"].render(REPORT)))):
        assert told == Stamp(
            document=REPORT.document,
            edition=REPORT.edition,
            program=REPORT.program,
            origin=ORIGIN,
        )
    assert NAME not in REPORTS["html"].render(sample()).decode()
    assert _of_word(REPORTS["docx"].render(sample())) == ""


@pytest.mark.slow
def test_it_survives_another_program(tmp_path: Path) -> None:
    """Saved by LibreOffice, a Word file still says where it comes from."""
    if not (office := shutil.which("soffice")):
        pytest.skip("there is no LibreOffice on this machine")
    before, after = tmp_path / "one.docx", tmp_path / "saved"
    before.write_bytes(REPORTS["docx"].render(REPORT))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    subprocess.run(
        [office, home, "--headless", "--convert-to", "docx", "--outdir", str(after), str(before)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    told = read_stamp(_of_word((after / "one.docx").read_bytes()))
    assert told is not None
    assert told.origin == ORIGIN


def _of_word(content: bytes) -> str:
    """The line in the properties of a Word file; empty for none."""
    properties = ET.fromstring(parts_of(content)["docProps/custom.xml"])  # noqa: S314 - ours
    found = [one for one in properties if one.get("name") == NAME]
    return "".join(found[0].itertext()) if found else ""
