"""`workshop findings`: told, made, changed, written as a text and read again.

Requirement: export, import, export again gives the same bytes, into a copy without findings too;
bad input is refused whole with every problem and its line; what an edition hides is told.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screens.cli.main import main
from sessions.clock import local_time
from tests.builders.acme import Acme
from tests.builders.folders import record_of
from tests.builders.found import Found
from tests.inputs import inputs
from workshop.notes.findings.importer import take_findings
from workshop.notes.findings.reader import read_findings
from workshop.notes.findings.writer import findings_text
from workshop.record.change import Moment
from workshop.record.findings.documents import Ask, Finding, Headline
from workshop.record.record import Record
from workshop.running.findings.commands import WriteHeadline
from workshop.running.findings.standing import findings_of, headline_of, versions_of
from workshop.running.theming import MakeTheme

Output = pytest.CaptureFixture[bytes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An engagement with two factors, a theme and a quote."""
    made = Acme(tmp_path / "Acme")
    for line in ("- Eleven passwords @Dana", "+ Fast close @Ana", '" I sign on all day @Dana'):
        made.say(line)
    made.store.do(MakeTheme(name="Signing on", statements=()))
    made.store.close()
    return made.folder


def ran(capsys: Output, *words: str | Path) -> tuple[int, str, str]:
    """The status, what was said, and the error stream."""
    status = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return status, out.decode(), err.decode()


def test_findings_are_made_changed_put_in_order_and_handed_out(
    folder: Path, capsysbinary: Output
) -> None:
    """Each act says what it did; what is wrong is a sentence, and nothing is recorded."""

    def did(*words: str, status: int = 0) -> str:
        found, out, err = ran(capsysbinary, "findings", folder, *words)
        assert found == status, err
        return out if status == 0 else err

    assert "There are no findings yet" in did()
    asked = ("--ask", "One sign-on", "--of", "Board", "--by", "15 Dec")
    quoted = ("--quote", "W1.1", "--quote", "I sign on all day")
    added = ("add", "Signing on is slow", "W1", "Signing on", "--recommend", "Buy it", *asked)
    assert "nothing called" in did(*added, *quoted, status=1).lower()
    assert did(*added, "--quote", "W1.1") == "Made finding F1 “Signing on is slow”.\n"
    did("add", "The books close fast", "S1")
    did("move", "F2", "1")
    did("edit", "f1", "--by", "", "--text", "Signing on is too slow", "--recommend", "")
    did("headline", "Sign on once", "--line", "Now", "--line", "For all")
    did("issue", "--author", "Ben")
    record = record_of(folder)
    second, first = findings_of(record)
    assert (first.code, second.code) == ("F1", "F2")
    assert first.ask == Ask(text="One sign-on", who="Board")
    assert (first.text, first.recommendation) == ("Signing on is too slow", "")
    assert len(first.cites) == 2
    assert len(first.quotes) == 1
    headline = headline_of(record)
    assert headline is not None
    assert headline.lines == ("Now", "For all")
    assert [each.author for each in versions_of(record)] == ["Ben"]
    told = did()
    assert "Sign on once\n  Now\n  For all\nDraft 1 of" in told
    assert "1. The books close fast (F2)" in told
    assert "Asked: One sign-on (Board)" in told
    assert "W1" in did("--material")
    data = json.loads(did("--json"))
    assert [each["id"] for each in data["findings"]] == ["F2", "F1"]
    assert [each["finding"] for each in data["hides"]] == ["F2", "F1"]
    assert json.loads(did("--json", "--edition", "shareable"))["hides"] == []
    # The text holds everything, so no edition of it can be shared.
    assert "restricted edition alone" in did("--text", "--edition", "shareable", status=1)
    did("drop", "F2")
    for wrong, why in (
        (("move", "F1", "9"), "give a place from 1"),
        (("edit", "F9", "--text", "New"), "There is no finding “F9”"),
        (("add", "So it is", "W9"), "There is no factor “W9”"),
        (("add", "So it is", "W1", "--by", "31 Feb"), "is not a date"),
        (("edit", "F1", "--quote", "W1"), "nothing that was said"),
    ):
        assert why in did(*wrong, status=1)
    assert len(findings_of(record_of(folder))) == 1


def test_a_text_is_written_read_and_written_the_same(
    folder: Path, tmp_path: Path, capsysbinary: Output
) -> None:
    """Into itself nothing changes; into a copy without findings all of it comes."""
    bare = tmp_path / "bare" / "Acme"
    shutil.copytree(folder, bare)
    for words in (
        ("add", "Signing on is slow", "W1", "Signing on", "--ask", "One sign-on", "--by", "15 Dec"),
        ("add", "By mistake", "S1"),
        ("add", "The books close fast", "S1", "--quote", "S1.1", "--session", "1"),
        ("drop", "F2"),
        ("move", "F3", "1"),
        ("headline", "Sign on once", "--line", "Now"),
    ):
        assert ran(capsysbinary, "findings", folder, *words)[0] == 0
    _, text, _ = ran(capsysbinary, "findings", folder, "--text")
    assert "F3. The books close fast [S1]\n  quote: Fast close\n  made in: 1\n" in text
    assert "[W1, TH1]" in text
    file = tmp_path / "findings.txt"
    file.write_text(text, "utf-8")
    for target, new, same in ((folder, 0, 2), (bare, 2, 0)):
        given_words = ("import", "findings", file, "--engagement", target, "--json")
        tried = ran(capsysbinary, *given_words, "--dry-run")
        done = ran(capsysbinary, *given_words)
        for status, out, _ in (tried, done):
            counts: dict[str, Any] = json.loads(out)
            assert status == 0
            assert (counts["new"], counts["changed"], counts["same"]) == (new, 0, same)
            assert counts["problems"] == []
        assert ran(capsysbinary, "findings", target, "--text")[1] == text
    assert ran(capsysbinary, "undo", bare)[0] == 0
    assert findings_of(record_of(bare)) == []


BAD = """\
- a line too early
headline: One
headline: Two
recommendation: too early
F1. No ground at all
2. Good [W1]
  recommendation: a
  recommendation: b
  by: never
F7. Unknown [W9, S1]
  quote: nobody said so
  made in: 12
nonsense
F7. Again [S1]
"""


def test_bad_input_is_refused_whole_with_every_line(
    folder: Path, tmp_path: Path, capsysbinary: Output
) -> None:
    """All at once, each with its line; nothing is recorded."""
    file = tmp_path / "findings.txt"
    file.write_text(BAD, "utf-8")
    before = list(record_of(folder).documents())
    status, out, _ = ran(capsysbinary, "import", "findings", file, "--engagement", folder, "--json")
    assert status == 2
    lines = [each["line"] for each in json.loads(out)["problems"]]
    assert set(lines) == {1, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14}
    assert list(record_of(folder).documents()) == before
    file.write_text("\n\n", "utf-8")
    assert ran(capsysbinary, "import", "findings", file, "--engagement", folder)[0] == 2


def taken(record: Record, text: str, room: Found) -> Record:
    """The record with what a text says."""
    done = take_findings(record, read_findings(text), Moment(local_time(), room._new.__next__))
    assert done.problems == ()
    copy = record.copy()
    copy.apply(done.change)
    return copy


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=30)
LINES = WORDS.map(lambda text: " ".join(f"a{text}".split()))
SAID = st.tuples(LINES, LINES, LINES)


@pytest.mark.slow
@pytest.mark.law
@settings(max_examples=inputs(60), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SAID, max_size=4, unique_by=lambda each: each[0].casefold()))
def test_whatever_people_write_is_read_again(said: list[tuple[str, str, str]]) -> None:
    """Sentences that look like codes, brackets and fields among it."""
    room = Found()
    empty = room.record.copy()
    for text, recommendation, ask in said:
        room.find(
            text, "W1", "theme", recommendation=recommendation, ask=Ask(text=ask, who=text),
            quotes=(room.quote.id,), session_id=room.room,
        )  # fmt: skip
    if said:
        room.do(WriteHeadline(text=said[0][0], lines=said[0][1:]))
    text = findings_text(room.record)
    again = taken(empty, text, room)
    assert findings_text(again) == text
    assert findings_text(taken(room.record, text, room)) == text
    fields = ("code", "text", "recommendation", "ask", "cites", "quotes")
    told, known = (
        [[getattr(each, field) for field in fields] for each in record.all(Finding)]
        for record in (again, room.record)
    )
    assert told == known
    assert len(list(again.all(Headline))) == bool(said)


def test_a_text_puts_findings_right() -> None:
    """New ones without a code, known ones by it, in the order of the text; the rest behind."""
    room = Found()
    room.find("Closing takes too long", "W1", recommendation="Wait")
    room.find("Beds are found", "S1")
    room.find("Figures come late", "W2")
    text = "1. New one [W2]\nF2. Beds are found fast [S1, TH1]\n1. CLOSING TAKES TOO LONG [W1]\n"
    after = taken(room.record, text, room)
    standing = findings_of(after)
    assert [each.code for each in standing] == ["F4", "F2", "F1", "F3"]
    assert standing[1].text == "Beds are found fast"
    assert (standing[2].text, standing[2].recommendation) == ("CLOSING TAKES TOO LONG", "")
    assert standing[3].text == "Figures come late"
