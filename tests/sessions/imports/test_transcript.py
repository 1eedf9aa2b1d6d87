"""A transcript is laid beside a session, and quotes are made of it where that is asked for.

Requirement: who speaks is what somebody says, else whoever is known by that name, else the file's
own name; where names are to be left out they are nowhere, not even in the file's name; the file is
kept only where that is asked for; the same file twice is refused.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from screens.cli.main import main
from sessions.clock import IdMaker
from sessions.erasure.erase import erase
from sessions.imports.into import import_into
from sessions.imports.registry import IMPORTS, Choices, Prepared
from sessions.library.guides import Library
from sessions.store.store import Store
from sessions.transfer.import_engagement import import_engagement
from sessions.transfer.zip_writer import export
from tests.builders.acme import Acme
from tests.sessions.disk.failing_disks import readable_in
from workshop.errors import Problems, Refused
from workshop.privacy.told_record import told_record
from workshop.record.documents import Entry, Person, Session, WithdrawalLevel
from workshop.record.record import Record
from workshop.record.transcripts import Transcript
from workshop.report.build import build
from workshop.running.commands import SetOffRecord, Withdraw

ROW = IMPORTS["transcript"]

TALK = """\
WEBVTT

00:00:03.120 --> 00:00:05.980
<v Ortiz, Dana (Finance)>So the month-end is quick now,</v>

00:00:06.000 --> 00:00:08.500
<v Ortiz, Dana (Finance)>says Dana Ortiz, four days.</v>

00:00:08.700 --> 00:00:09.400
Indeed.

00:00:09.500 --> 00:00:12.000
<v Zoe Lind>But mail is down on Mondays, Dana.</v>
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A file that is called as somebody."""
    path = tmp_path / "dana-ortiz.vtt"
    path.write_text(TALK, "utf-8")
    return path


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """An engagement with a running session of Dana and Ana."""
    return Acme(tmp_path / "acme")


def prepared(record: Record, path: Path, session_id: str | None = None, **options: str) -> Prepared:
    """What a file comes to."""
    named = {name.replace("_", "-"): value for name, value in options.items()}
    choices = Choices(path, options=named, session_id=session_id)
    return ROW.prepare(record, choices, Library(), IdMaker())


def committed(acme: Acme, path: Path, session_id: str | None = None, **options: str) -> Record:
    """The record with a file taken."""
    named = {name.replace("_", "-"): value for name, value in options.items()}
    import_into(acme.store, ROW, Choices(path, options=named, session_id=session_id), Library())
    return acme.store.record


def test_it_is_laid_beside_a_session(acme: Acme, talk: Path) -> None:
    """No entry comes of it; who is known by the name, also turned round, is that person."""
    done = prepared(acme.store.record, talk, acme.session_id)
    assert [type(put) for put in done.change.puts if isinstance(put, Entry)] == []
    record = committed(acme, talk, acme.session_id)
    (transcript,) = record.transcripts_of(acme.session_id)
    zoe = next(person for person in record.all(Person) if person.name == "Zoe Lind")
    assert transcript.speakers == {"Ortiz, Dana (Finance)": acme.dana.id, "Zoe Lind": zoe.id}
    assert transcript.source == "dana-ortiz.vtt"
    assert zoe.id in record.get(Session, acme.session_id).people
    with pytest.raises(Refused, match="already"):
        prepared(record, talk, acme.session_id)
    acme.store.undo()
    assert acme.store.record.transcripts_of(acme.session_id) == []
    assert (
        not list((acme.folder / "sources").glob("*"))
        if (acme.folder / "sources").exists()
        else True
    )


def test_quotes_are_whole_turns_at_their_times(acme: Acme, talk: Path) -> None:
    """Of a session made for them, on the day that was said; each with its place in the text."""
    record = committed(acme, talk, quotes="yes", date="2026-10-06 10:00")
    session = next(s for s in record.sessions() if s.id != acme.session_id)
    quotes = record.entries_of(session.id)
    told = [(quote.text, quote.spoken) for quote in quotes]
    assert told == [
        ("So the month-end is quick now, says Dana Ortiz, four days. Indeed.", 3.12),
        ("But mail is down on Mondays, Dana.", 9.5),
    ]
    assert (quotes[0].at - session.started).total_seconds() == 3.12
    assert quotes[0].people == (acme.dana.id,)
    assert session.closed is not None
    assert record.clock_of(session.id).spent == {"said": 12.0}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Zoe Lind=@Ana", "Ana López"),
        ("zoe lind=@Ana", "Ana López"),
        ("Zoe Lind=@Piet.Vos", "Piet Vos"),
        ("Zoe Lind=Piet Vos, Porter, Wards", "Piet Vos"),
    ],
)
def test_somebody_says_who_speaks(acme: Acme, talk: Path, said: str, name: str) -> None:
    """Known or new; the data says it in place of the name of the file."""
    done = prepared(acme.store.record, talk, acme.session_id, speaker=said)
    assert done.data["speakers"] == {"Ortiz, Dana (Finance)": 2, name: 1}
    assert done.data["turns"][-1] == {  # type: ignore[index]
        "at": 9.5, "speaker": name, "text": "But mail is down on Mondays, Dana.",
    }  # fmt: skip


@pytest.mark.parametrize("said", ["Nobody=@Ana", "Zoe Lind", "Zoe Lind=@Finance", "=@Ana"])
def test_what_is_said_of_speakers_must_fit(acme: Acme, talk: Path, said: str) -> None:
    """Nobody is guessed."""
    with pytest.raises(Problems):
        prepared(acme.store.record, talk, acme.session_id, speaker=said)


def test_without_names_they_are_nowhere(acme: Acme, tmp_path: Path) -> None:
    """Not in what is said, what history tells, or any file of the folder and its name."""
    path = tmp_path / "interview-petra-kowalski.vtt"
    text = TALK.replace("Ortiz, Dana (Finance)", "Kowalski, Petra (Trade)")
    path.write_text(text.replace("Dana Ortiz", "Petra Kowalski").replace("Dana", "Petra"), "utf-8")
    record = committed(acme, path, quotes="yes", anonymise="yes")
    words = [entry.text for entry in record.all(Entry)]
    assert "But mail is down on Mondays, Speaker 1." in words
    acme.store.close()
    for file, content in readable_in(acme.folder).items():
        for name in ("Petra", "petra", "Kowalski", "kowalski", "Lind"):
            assert name.encode() not in content, file
            assert name not in file


def test_no_name_is_given_by_a_code(acme: Acme, talk: Path) -> None:
    """Codes may be chosen; a person is no code, and a file that is kept has the names."""
    done = prepared(acme.store.record, talk, anonymise="yes", speaker="Zoe Lind=Manager B")
    assert done.data["speakers"] == {"Speaker 1": 2, "Manager B": 1}
    for wrong in ({"speaker": "Zoe Lind=@Ana"}, {"speaker": "Zoe Lind=Ana López"}):
        with pytest.raises(Problems, match="code"):
            prepared(acme.store.record, talk, anonymise="yes", **wrong)
    with pytest.raises(Problems, match="kept"):
        prepared(acme.store.record, talk, anonymise="yes", keep_file="yes")


def test_the_file_is_kept_where_that_is_asked_for(acme: Acme, talk: Path, tmp_path: Path) -> None:
    """It goes with the zip, and with whoever speaks in it when they are erased."""
    record = committed(acme, talk, acme.session_id, keep_file="yes")
    (transcript,) = record.transcripts_of(acme.session_id)
    assert (acme.folder / transcript.kept).read_text("utf-8") == TALK
    acme.store.close()
    zipped = export(acme.folder, tmp_path / "a.zip").path
    brought = import_engagement(zipped, tmp_path / "home").folder
    assert (brought / transcript.kept).read_text("utf-8") == TALK
    done = erase(acme.folder, acme.dana.id)
    assert done.left == ()
    assert not (acme.folder / transcript.kept).exists()
    with Store.open(acme.folder, read_only=True) as store:
        (left,) = store.record.transcripts_of(acme.session_id)
        assert [cue.text for cue in left.cues] == ["But mail is down on Mondays, [name]."]
        assert list(left.speakers) == ["Zoe Lind"]


def test_who_withdraws_is_in_no_transcript_that_is_told(acme: Acme, talk: Path) -> None:
    """Neither their words nor their name among those of others."""
    committed(acme, talk, acme.session_id, quotes="yes")
    acme.store.do(Withdraw(person_id=acme.dana.id, level=WithdrawalLevel.WITHDRAWN))
    told = told_record(acme.store.record)
    (transcript,) = told.all(Transcript)
    assert [cue.text for cue in transcript.cues] == ["But mail is down on Mondays, [name]."]
    for edition in ("restricted", "shareable"):
        report = build(acme.store.record, "session", edition, session_id=acme.session_id)
        assert "month-end" not in json.dumps(str(report))


Told = dict[str, Any]


def run(words: list[str], capfd: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Run the command line."""
    capfd.readouterr()
    status = main(words)
    output = capfd.readouterr()
    return status, output.out, output.err


def test_it_is_tried_without_an_engagement(
    talk: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the file says, as data; nothing is made. What cannot be read has a sentence and 2."""
    home = tmp_path / "home"
    monkeypatch.setenv("WORKSHOP_FOLDER", str(home))
    words = ["import", "transcript", str(talk), "--dry-run", "--json"]
    status, output, _ = run(words, capfd)
    told: Told = json.loads(output)
    assert status == 0
    assert {name: told[name] for name in ("format", "cues", "start", "end", "problems")} == {
        "format": "vtt", "cues": 4, "start": 3.12, "end": 12.0, "problems": [],
    }  # fmt: skip
    assert told["speakers"] == {"Ortiz, Dana (Finance)": 2, "Zoe Lind": 1}
    assert [turn["at"] for turn in told["turns"]] == [3.12, 6.0, 8.7, 9.5]
    assert len(told["sha256"]) == 64
    assert not home.exists() or not list(home.iterdir())
    talk.write_text("nobody speaks here")
    status, output, error = run(words, capfd)
    assert (status, output) == (2, "")
    assert "dana-ortiz.vtt" in error
    talk.write_text("00:01.000 --> 00:02.000\nOne\n\n00:0x.000 --> 00:04.000\nTwo\n")
    status, output, _ = run(words, capfd)
    assert status == 2
    (problem,) = json.loads(output)["problems"]
    assert (problem["line"], problem["field"]) == (4, "time")


def test_into_makes_an_engagement_once(
    talk: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is one of that name, the next file goes into it."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path / "home"))
    other = tmp_path / "talk.srt"
    other.write_text("1\n00:00:01,000 --> 00:00:03,500\nWir tippen alles\nzweimal.\n")
    for path in (talk, other):
        assert run(["import", "transcript", str(path), "--into", "X", "--quotes"], capfd)[0] == 0
    (folder,) = (
        each for each in (tmp_path / "home").iterdir() if each.is_dir() and each.name == "X"
    )
    with Store.open(folder, read_only=True) as store:
        assert len(store.record.sessions()) == 2
        assert "Wir tippen alles zweimal." in [entry.text for entry in store.record.all(Entry)]


def test_what_was_said_off_the_record_is_pointed_out(acme: Acme, talk: Path) -> None:
    """The recording ran on: the import says between which times, before anything is quoted."""
    assert "off the record" not in "\n".join(prepared(acme.store.record, talk).notes)
    here = acme.session_id
    acme.say("Said to everybody @Dana")
    acme.store.do(SetOffRecord(session_id=here, on=True))
    acme.say("Only between us")
    acme.store.do(SetOffRecord(session_id=here, on=False))
    notes = "\n".join(prepared(acme.store.record, talk, here).notes)
    said = acme.store.record.entries_of(here, off_record=True)
    off = next(entry for entry in said if entry.off_record)
    assert f"off the record at {off.at:%H:%M}" in notes
    assert "Only between us" not in notes
