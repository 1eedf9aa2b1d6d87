"""Actions for Jira and GitLab: the columns that these ask for, and text that stays text."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screens.cli.commands.documents.summary import _format_of
from sessions.exports.documents import Request, document_in
from sessions.exports.errors import ExportError
from sessions.exports.follow_up import gitlab, issues, jira
from sessions.exports.registry import DATA
from sessions.exports.remarks import remarks
from tests.builders.record import Building, interview
from tests.builders.reports import HOSTILE
from tests.inputs import inputs
from workshop.analysis.action_facts import AgreedFact
from workshop.record.record import Record
from workshop.record.within import OutcomeState
from workshop.registers.kinds import REGISTERS
from workshop.report.document_names import DOCUMENTS
from workshop.running.command_kinds.entries import SetOutcome
from workshop.text import clean

ORDERS = (
    "/close",
    "  /assign @everyone",
    "x\n/label ~evil\n/close",
    "```\nopen fence",
    "<!-- open comment",
    "> quoted\n\u00a0/close",
    "[~admin] {code} !http://x/y.png!",
)
TEXTS = st.one_of(
    st.sampled_from([*ORDERS, *HOSTILE]),
    st.text(alphabet="/ax \n\t=+-@#~!%&`<>\\*_[]{}\u00a0\u200b", max_size=300),
).map(clean)


@pytest.fixture
def room() -> Building:
    """Three actions of one interview: open for a factor, done, dropped."""
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"))
    room.say(talk, "actions", "> Count the stores @Dana due:2026-04-01")
    for text, state in (("Count the beds", OutcomeState.DONE), ("Buy", OutcomeState.DROPPED)):
        action = room.say(talk, "actions", f"> {text}")
        room.do(SetOutcome(entry_id=action.id, state=state, note="so"))
    return room


def lines(content: bytes) -> list[list[str]]:
    """The cells of a file, as a reader of others has them."""
    assert not content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))


@pytest.mark.parametrize("form", ["jira", "gitlab", "ics"])
def test_a_file_with_nothing_in_it_is_said_to_be_one(room: Building, form: str) -> None:
    """Whoever sends it knows; nothing is said of a file that holds something."""
    empty = Building()
    talk = empty.start(interview(), empty.person("Dana Ortiz"))
    request = Request("session", "shareable", talk)
    with remarks() as said:
        document_in(empty.record, request, form)
    assert len(said) == 1
    assert "empty" in said[0] or "nothing below its headings" in said[0]
    with remarks() as said:
        document_in(room.record, Request("actions", "restricted"), form)
    assert said == []


def test_jira_gets_the_columns_that_it_knows(room: Building) -> None:
    """Labels in columns of one name, days year first, who does it and how far it is."""
    heads, *rows = lines(document_in(room.record, Request("actions", "restricted"), "jira"))
    assert heads == ["Summary", "Description", "Assignee", "Due Date", "Status", "Labels"]
    assert rows[0][0] == "Count the stores"
    assert rows[0][2:] == ["Dana Ortiz", "2026-04-01", "To Do", "workshop"]
    assert {row[0]: row[4] for row in rows[1:]} == {"Count the beds": "Done", "Buy": "Dropped"}


def test_labels_have_as_many_columns_as_one_issue_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """The codes that an action is for; the rows of others end in empty cells."""
    found = [
        AgreedFact(id="1", text="a", who="", state="open", serves=("W2", "F1")),
        AgreedFact(id="2", text="b", who="", state="open"),
    ]
    monkeypatch.setattr(jira, "actions_in", lambda *_: found)
    heads, *rows = lines(jira.render(Record(), "restricted"))
    assert heads[5:] == ["Labels"] * 3
    assert [row[5:] for row in rows] == [["workshop", "W2", "F1"], ["workshop", "", ""]]
    monkeypatch.setattr(gitlab, "actions_in", lambda *_: found)
    _, first, _ = lines(gitlab.render(Record(), "restricted"))
    assert first[1].splitlines()[-1] == "/label ~workshop ~W2 ~F1"


def test_gitlab_gets_what_is_open(room: Building) -> None:
    """Three columns; the last line of a description labels the issue."""
    session = room.record.sessions()[0].id
    for request in (Request("actions", "restricted"), Request("topline", "restricted", session)):
        heads, row = lines(document_in(room.record, request, "gitlab"))
        assert heads == ["title", "description", "due_date"]
        assert (row[0], row[2]) == ("Count the stores", "2026-04-01")
        assert "Owner: Dana Ortiz" in row[1]
        assert row[1].endswith("\n\n/label ~workshop")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=inputs(150))
@given(TEXTS, TEXTS)
def test_no_words_of_people_are_orders_or_formulas(
    monkeypatch: pytest.MonkeyPatch, text: str, who: str
) -> None:
    """The one line that begins with a stroke is ours, the last; no cell is a formula."""
    long = f"{text}\n" + "w" * 300 + f"\n{text}"
    found = [
        AgreedFact(id="1", text=one, who=who, state="open", session_title=who, serves=(who,))
        for one in (text, long)
    ]
    for module in (gitlab, jira):
        monkeypatch.setattr(module, "actions_in", lambda *_: found)
        _, *rows = lines(module.render(Record(), "restricted"))
        for cell in (cell for row in rows for cell in row):
            assert not cell.startswith(tuple("=+-@＝＋－＠\t\r"))
    for row in lines(gitlab.render(Record(), "restricted"))[1:]:
        assert len(row[0]) <= issues.LONGEST_TITLE * 2
        said = row[1].split("\n")
        assert [at for at, line in enumerate(said) if line.lstrip().startswith("/")] == [
            len(said) - 1
        ]
        assert said[-1] == "/label ~workshop"
        assert not re.search(r"@\w|#\d", "\n".join(row))
        assert not re.search(r"(?<!\\)<|(?<!\\)`|^>", row[1], re.MULTILINE)


def test_the_longest_ending_of_a_file_decides() -> None:
    """`.jira.csv` asks for Jira, though `.csv` is a format too."""
    for form in ("jira", "gitlab", "csv"):
        assert _format_of(Path(f"Acme.{form}.csv" if form != "csv" else "Acme.x.CSV")) == form


def test_a_long_title_is_cut_and_stands_whole_below() -> None:
    """In both files, the title has the most that they take."""
    title, whole = issues.title_of("word " * 100)
    assert len(title) <= 255
    assert title.endswith("…")
    assert whole == ("word " * 100).strip()
    assert issues.title_of("short") == ("short", "")


def test_csv_is_for_what_holds_one_table() -> None:
    """Every register and the actions; of anything else it says which forms there are."""
    held = {name for name in DOCUMENTS if DATA["csv"].holds(name)}
    assert held == {*REGISTERS, "actions"}
    with pytest.raises(ExportError, match=r"Synthesis does not go as CSV\. It goes as Markdown"):
        document_in(Building().record, Request("synthesis", "restricted"), "csv")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_libreoffice_carries_nothing_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opened as a spreadsheet, every cell is a text, and no formula is among them."""
    found = [
        AgreedFact(id="1", text=text, who=text, state="open")
        for text in (*map(clean, HOSTILE), "=1+1", "+1", "-2+3", "@SUM(1)", "＝1+1")
        if text.strip()
    ]
    monkeypatch.setattr(jira, "actions_in", lambda *_: found)
    path = tmp_path / "acme.csv"
    path.write_bytes(jira.render(Record(), "restricted"))
    words = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    words += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "opened"), str(path)]
    subprocess.run(words, check=True, timeout=180, capture_output=True)
    sheet = openpyxl.load_workbook(tmp_path / "opened" / "acme.xlsx").active
    assert sheet.max_row == len(found) + 1
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
