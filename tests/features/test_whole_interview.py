"""A whole interview with two people, by keys in a real terminal; then every file that was written.

Requirement: consent asked and narrowed later, a referral, an owner who is not there, something off
the record, a read-back with a correction and something added after it, exports, and a withdrawal
after them. What each of them asked for holds in every document, format and edition, in history and
in notes; and who withdraws is told of every file that was written before.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.store.store import Store
from tests.builders.zips import parts_of
from tests.terminal import Terminal
from workshop.record.documents import Attribution, Person
from workshop.record.read_back import MARK, confirmed_of

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

PEOPLE = (
    "Rosa Lindqvist, Head of Service, Customer Service",
    "Tomas Berg, Clerk, Customer Service",
)
FORMATS = ("md", "html", "docx", "json")
DOCUMENTS = ("session", "swot", "scan")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where engagements are kept, with an empty one."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path))
    assert main(["new", "Water", "--facilitator", "Judith Amsel"]) == 0
    return tmp_path


def say(terminal: Terminal, line: str, *seen: str) -> None:
    """Type a line, and see that it was recorded."""
    terminal.type(line)
    terminal.until(line.rsplit(maxsplit=1)[-1])
    terminal.press("enter")
    terminal.until(*(seen or ("● Recorded",)))


def talk(terminal: Terminal) -> None:
    """From the welcome to what was said after the read-back."""
    terminal.until("1 of 12", "confirms that this was said")
    terminal.press("enter")
    terminal.until("● Confirmed Opening")
    terminal.press("f2")
    terminal.until("2 of 12", "2 to ask")
    terminal.press("up", "1")
    terminal.until("Rosa Lindqvist agreed to be quoted by name")
    say(terminal, "Careful with Omegaword", "Recorded observation")
    terminal.press("up", "3")
    terminal.until("Tomas Berg agreed to be quoted by department only")
    terminal.press("f2")
    terminal.until("3 of 12")
    say(terminal, "- Thetaword is typed twice @Rosa", "Recorded weakness W1")
    say(terminal, "+ Iotaword crews know the pumps @Tomas", "Recorded strength S1")
    say(terminal, "> Kappaword is shared @Marek.Holm due:2027-03-31", "Recorded action")
    say(terminal, "He sees Lambdaword differently meet:Piet.Vos", "Recorded note")
    terminal.press("ctrl+g")
    terminal.until("OFF THE RECORD", "in no output")
    say(terminal, "- Muword the boss hides numbers @Tomas", "off the record")
    terminal.press("ctrl+g")
    terminal.until("Went on the record again")
    say(terminal, "My own Nuword doubt #private", "Nuword doubt")
    say(terminal, '" Xiword keeps me awake @Rosa', "Recorded quote")
    read_back(terminal)
    say(terminal, "! Rhoword comes next year @Rosa", "Recorded threat T1")


def read_back(terminal: Terminal) -> None:
    """Turned to both: nothing private, one correction, confirmed."""
    terminal.press("f8")
    terminal.until("What I wrote down", "page 1 of 1", "1–5 of 5")
    for hidden in ("Muword", "Nuword", "Omegaword", "#", "S1"):
        assert hidden not in terminal.text, hidden
    terminal.press("2", "enter")
    terminal.until("2: as it should be")
    terminal.type(" indeed")
    terminal.until("pumps indeed")
    terminal.press("enter")
    terminal.until("now: Iotaword crews know the pumps indeed", "1 corrected")
    terminal.press("enter")
    terminal.until("Confirmed Read-back")


def object_late(terminal: Terminal) -> None:
    """Tomas wants nothing of his outside this record after all; asked, then recorded."""
    terminal.press("f4")
    terminal.until("Go to which step?")
    terminal.type("2")
    terminal.press("enter")
    terminal.until("2 of 12", "● by department only")
    terminal.press("up")
    terminal.until("▶ Rosa Lindqvist")
    terminal.press("down")
    terminal.until("▶ Tomas Berg")
    terminal.press("5")
    terminal.until("Tomas Berg agreed to: by department only. Instead?")
    terminal.press("down", "down", "enter")
    terminal.until("Tomas Berg asked not to be quoted outside this record")
    terminal.press("f10")
    terminal.until("1 Overview", "Go on with")


def written(home: Path, name: str) -> dict[tuple[str, str], str]:
    """Every document, in every edition and format, written to files; their texts by edition."""
    (home / name).mkdir()
    found = {}
    for document in DOCUMENTS:
        which = ["--session", "1"] if document == "session" else []
        for edition in ("shareable", "restricted"):
            for form in FORMATS:
                path = home / name / f"{document}-{edition}.{form}"
                words = ["summary", "Water", "--document", document, *which]
                assert main([*words, "--edition", edition, "-o", str(path)]) == 0
                found[edition, path.name] = _text(path)
    return found


def _text(path: Path) -> str:
    """Everything that stands in a file, as text."""
    content = path.read_bytes()
    if path.suffix != ".docx":
        return content.decode()
    return re.sub(r"<[^>]*>", "", b"".join(parts_of(content).values()).decode())


def holding(texts: dict[tuple[str, str], str], word: str, edition: str = "") -> Iterator[str]:
    """The files of an edition, or of both, that hold a word in any case."""
    for (of, name), text in texts.items():
        if edition in ("", of) and word.casefold() in text.casefold():
            yield name


@pytest.mark.parametrize(("columns", "rows"), [(120, 36), (80, 24)])
def test_a_whole_interview(
    home: Path, columns: int, rows: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """By keys alone; and what must not be in a file is in none."""
    begin = ["run", "Water", "--guide", "stakeholder-interview"]
    named = [word for person in PEOPLE for word in ("--person", person)]
    program = [sys.executable, "-m", "screens", *begin, *named]
    environment = {"WORKSHOP_FOLDER": str(home)}
    with Terminal(program, columns=columns, rows=rows, environment=environment) as terminal:
        talk(terminal)
        object_late(terminal)
        before = written(home, "before")
        terminal.press("3")
        terminal.until("Rosa Lindqvist")
        terminal.press("down", "w")
        terminal.until("What does Rosa Lindqvist want?")
        terminal.press("down", "enter")
        terminal.until("Rosa Lindqvist: in no document any more", "24 files were written before")
        terminal.press("enter")
        terminal.until("withdrew")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    after = written(home, "after")
    check_before(before)
    check_after(after)
    check_record(home)
    capsys.readouterr()
    assert main(["history", "Water", "--json"]) == 0
    told = capsys.readouterr().out
    assert "Muword" not in told
    assert "Thetaword" not in told
    assert main(["history", "Water", "--json", "--edition", "shareable"]) == 0
    shared = capsys.readouterr().out
    for word in ("Muword", "Nuword", "Iotaword", "Thetaword", "Tomas", "Rosa", "Omegaword"):
        assert word not in shared, word
    assert main(["export", "notes", "Water", "--session", "1", "-o", str(home / "n.md")]) == 0
    notes = (home / "n.md").read_text("utf-8")
    assert "Muword" not in notes
    assert "Rosa" not in notes
    assert main(["withdraw", "Water", "Tomas Berg", "--level", "kept", "--yes", "--json"]) == 0
    exports = json.loads(capsys.readouterr().out.partition("\n{")[2].join(["{", ""]))["exports"]
    assert sum(each["still_there"] for each in exports) == 49


def check_before(texts: dict[tuple[str, str], str]) -> None:
    """Before anybody withdrew."""
    assert list(holding(texts, "Muword")) == []
    # What nobody in particular said belongs to both, and Tomas wants nothing of it outside.
    belongs_to_both = ("Kappaword", "Lambdaword", "Marek", "Piet")
    for word in ("Nuword", "Omegaword", "Iotaword", "Tomas Berg", *belongs_to_both):
        assert list(holding(texts, word, "shareable")) == [], word
        assert list(holding(texts, word, "restricted")) != [], word
    for word in ("Thetaword", "Rosa Lindqvist", "Xiword", "Rhoword"):
        assert list(holding(texts, word, "shareable")) != [], word
    assert f"Rhoword comes next year {MARK}" in texts["shareable", "session-shareable.md"]
    assert f"Thetaword is typed twice {MARK}" not in texts["shareable", "session-shareable.md"]
    assert "1 line said off the record" in texts["restricted", "session-restricted.md"]


def check_after(texts: dict[tuple[str, str], str]) -> None:
    """Once Rosa withdrew: neither her name nor her words, and no document says there were none."""
    for word in (
        "Rosa",
        "Lindqvist",
        "Thetaword",
        "Xiword",
        "Rhoword",
        "Muword",
        "Head of Service",
    ):
        assert list(holding(texts, word)) == [], word
    for word in ("Iotaword", "Nuword", "Omegaword", "Tomas Berg", "Piet", "Marek"):
        assert list(holding(texts, word, "shareable")) == [], word
    for name in holding(texts, "None recorded"):
        raise AssertionError(name)
    assert "wish" in texts["shareable", "session-shareable.md"]
    assert "wish" in texts["restricted", "swot-restricted.html"]


def check_record(home: Path) -> None:
    """Parts, consent and read-back as they were recorded."""
    with Store.open(home / "Water", read_only=True) as store:
        record = store.record
        (session,) = record.sessions()
        names = {person.id: person.name for person in record.all(Person)}
        parts = {names[one]: part.value for one, part in session.parts.items()}
        assert parts == {"Marek Holm": "owner", "Piet Vos": "mentioned"}
        assert [names[one] for one in session.people] == ["Rosa Lindqvist", "Tomas Berg"]
        levels = [record.consent_of(session.id, one) for one in session.people]
        found = [level.attribution for level in levels if level]
        assert found == [Attribution.NAME, Attribution.WITHHELD]
        confirmed = confirmed_of(record, session)
        assert confirmed is not None
        assert len(confirmed.open) >= 1
