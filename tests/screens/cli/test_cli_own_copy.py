"""The copy for one person on the command line, and what comes back of it.

Requirement: `workshop summary --edition own --person` writes all of somebody's own words of a
session in every format and as a form; that it was sent is recorded with file and hash; the form,
filled in, comes in whole or is refused with every problem, twice the same changes nothing, and it
is undone like anything else.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.disk.export_ledger import exports_of
from sessions.exports.own_copy import own_formats
from sessions.store.store import Store
from tests.builders.acme import Acme
from workshop.record.checks import MemberCheck, Verdict
from workshop.record.documents import Entry
from workshop.running.command_kinds.checks import CheckedWords, CheckWords


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acme:
    """An interview with Dana in which Ana was quoted too, closed."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path))
    made = Acme(tmp_path / "Acme")
    for line in (
        "- Slow mail on Mondays @Dana",
        "+ Close in four days @Dana",
        "- Lifts stick @Ana",
    ):
        made.say(line)
    made.store.close()
    return made


def run(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    """What a command line says, on either stream."""
    capsys.readouterr()
    assert main(list(words)) == status, capsys.readouterr().err
    said = capsys.readouterr()
    return said.out + said.err


def test_out_and_back(acme: Acme, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Written, recorded as sent, filled in, taken, taken again, undone."""
    folder, form = str(acme.folder), tmp_path / "dana.txt"
    own = ("summary", folder, "--document", "session", "--edition", "own", "--person", "@dana")
    for name, suffix in own_formats().items():
        path = tmp_path / f"copy-{name}{suffix}"
        run(capsys, *own, "--format", name, "-o", str(path))
        if name not in ("docx", "pdf", "xlsx"):
            text = path.read_text("utf-8")
            assert "Slow mail on Mondays" in text
            assert "Lifts stick" not in text
    sent = run(capsys, *own, "--until", "2026-12-04", "-o", str(form), "--sent")
    assert "Sent Dana Ortiz their words" in sent
    with Store.open(acme.folder, read_only=True) as store:
        (check,) = store.record.all(MemberCheck)
    assert check.sha256 == hashlib.sha256(form.read_bytes()).hexdigest()
    assert (check.file, str(check.until)) == ("dana.txt", "2026-12-04")
    last = exports_of(acme.folder)[-1]
    assert (last.edition, last.format, last.sha256) == ("own", "form", check.sha256)

    text = form.read_text("utf-8").replace("\ncorrection:", "\ncorrection: Slow mail every day", 1)
    form.write_text(text.replace("[ ] all of it is right", "[x] all of it is right"), "utf-8")
    back = ("import", "corrections", str(form), "--engagement", folder)
    tried = json.loads(run(capsys, *back, "--dry-run", "--json"))
    assert (tried["new"], tried["changed"], tried["problems"]) == (1, 1, [])
    assert "1 put right and 1 right" in run(capsys, *back)
    assert json.loads(run(capsys, *back, "--json"))["same"] == 2
    with Store.open(acme.folder, read_only=True) as store:
        texts = [entry.text for entry in store.record.all(Entry)]
        (check,) = store.record.all(MemberCheck)
    assert "Slow mail every day" in texts
    assert [a.verdict for a in check.answers.values()] == [Verdict.WRONG, Verdict.RIGHT]
    assert "1 corrected" in run(capsys, "sessions", folder)
    assert "1 of 2 people have" in run(capsys, "summary", folder, "--document", "swot")
    run(capsys, "undo", folder)
    with Store.open(acme.folder, read_only=True) as store:
        assert "Slow mail on Mondays" in [entry.text for entry in store.record.all(Entry)]


def test_what_is_wrong_is_refused_whole(
    acme: Acme, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Changed words, two boxes, another engagement's ids; nothing of it is recorded."""
    folder, form = str(acme.folder), tmp_path / "dana.txt"
    own = ("summary", folder, "--document", "session", "--edition", "own", "--person", "@dana")
    text = run(capsys, *own)
    form.write_text(
        text.replace("| Slow mail on Mondays", "| Slow mail").replace(
            "[ ] right   [ ] wrong", "[x] right   [x] wrong", 1
        ),
        "utf-8",
    )
    back = ("import", "corrections", str(form), "--engagement", folder)
    said = run(capsys, *back, status=2)
    assert "2 boxes of item 1 are ticked" in said
    assert "“Slow mail” is not what is recorded" in said
    form.write_text(text.replace("session: ", "session: x"), "utf-8")
    assert "there is no session" in run(capsys, *back, status=2)
    form.write_text("Something else", "utf-8")
    assert "no copy of somebody's words" in run(capsys, *back, status=2)
    with Store.open(acme.folder, read_only=True) as store:
        assert list(store.record.all(MemberCheck)) == []
    for words in (
        ("summary", folder, "--document", "swot", "--edition", "own", "--person", "@dana"),
        ("summary", folder, "--document", "session", "--edition", "own"),
        ("summary", folder, "--document", "session", "--person", "@dana"),
        (*own, "--sent"),
        (*own, "--until", "whenever"),
        (*own, "--format", "notes"),
    ):
        run(capsys, *words, status=1)


def test_a_form_comes_back_after_somebody_whom_it_names_withdrew(
    acme: Acme, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing was changed in it, whether it was written before that or after."""
    store = acme.reopen()
    acme.say("- Ana López decides alone @Dana")
    folder = str(acme.folder)
    own = ("summary", folder, "--document", "session", "--edition", "own", "--person", "@dana")
    store.close()
    before = run(capsys, *own)
    run(capsys, "withdraw", folder, "Ana López", "--yes")
    after = run(capsys, *own)
    assert ("López" in before, "López" in after) == (True, False)
    for text in (before, after):
        form = tmp_path / "dana.txt"
        form.write_text(text.replace("[ ] all of it is", "[x] all of it is"), "utf-8")
        back = ("import", "corrections", str(form), "--engagement", folder, "--dry-run", "--json")
        assert json.loads(run(capsys, *back))["new"] == 3


@pytest.mark.parametrize(
    ("suffix", "content", "told"),
    [
        (".txt", "own words: x\nsession: {session}\n## {many}\n", "is missing; use the file"),
        (".json", '{{"own": {deep}', "no copy of somebody's words"),
        (".txt", "own words: x\n{twice}", "two answers are given on entry"),
    ],
)
def test_a_hostile_form_is_refused_with_a_sentence(
    acme: Acme, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    suffix: str, content: str, told: str,
) -> None:  # fmt: skip
    """A number of thousands of digits, brackets without end, two answers on one thing."""
    with Store.open(acme.folder, read_only=True) as store:
        entry = next(each for each in store.record.all(Entry) if each.text.startswith("Slow"))
    head = f"session: {entry.session_id}\nperson: {entry.people[0]}\n"
    item = f"## 1\nentry: {entry.id}\n"
    twice = f"{head}{item}[x] right\n{item}[x] leave out\n"
    form = tmp_path / f"form{suffix}"
    words = {"session": entry.session_id, "many": "9" * 5000, "deep": "[" * 200_000}
    form.write_text(content.format(**words, twice=twice), "utf-8")
    said = run(
        capsys, "import", "corrections", str(form), "--engagement", str(acme.folder), status=2
    )
    assert told in said
    with Store.open(acme.folder, read_only=True) as store:
        assert list(store.record.all(MemberCheck)) == []


def test_history_has_no_word_of_what_was_left_out(acme: Acme) -> None:
    """Neither in sentences nor in what a change did, until another answer brings it back."""
    store = acme.reopen()
    entry = next(each for each in acme.entries() if each.text.startswith("Slow mail"))
    of = {"session_id": acme.session_id, "person_id": acme.dana.id}
    wrong = CheckedWords(entry_id=entry.id, verdict=Verdict.WRONG, correction="Slow mail daily")
    store.do(CheckWords(answers=(wrong,), **of))
    store.do(
        CheckWords(answers=(CheckedWords(entry_id=entry.id, verdict=Verdict.LEAVE_OUT),), **of)
    )
    (check,) = store.record.all(MemberCheck)
    told = store.kept_back.document(check)
    assert isinstance(told, MemberCheck)
    assert told.answers == {}
    sentences = [store.kept_back.sentence(change.sentence) for change in store.history.changes]
    assert not any("Slow mail" in sentence for sentence in sentences)
    back = CheckedWords(entry_id=entry.id, verdict=Verdict.RIGHT)
    store.do(CheckWords(answers=(back,), **of))
    (check,) = store.record.all(MemberCheck)
    told = store.kept_back.document(check)
    assert isinstance(told, MemberCheck)
    assert told.answers[entry.id].was == "Slow mail on Mondays"
    store.close()
