"""Two laptops take one person's answers apart: one check comes of it, and no wish is lost."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from sessions.store.store import Store
from sessions.transfer.merge_folders import compare, merge_into
from tests.builders.acme import Acme
from workshop.record.checks import MemberCheck, Verdict
from workshop.record.documents import Entry
from workshop.running.command_kinds.checks import CheckedWords, CheckWords, SendBack
from workshop.running.senders import Sender


def answer(folder: Path, made: Acme, *said: tuple[int, Verdict]) -> None:
    """Send Dana her words in a folder, and take her answers."""
    of = {"session_id": made.session_id, "person_id": made.dana.id}
    with Store.open(folder) as store:
        ids = sorted(entry.id for entry in store.record.all(Entry))
        store.do(SendBack(until=date(2026, 12, 4), **of), Sender.APPLICATION)
        for place, verdict in said:
            given = (CheckedWords(entry_id=ids[place], verdict=verdict),)
            store.do(CheckWords(answers=given, **of), Sender.APPLICATION)


def test_what_one_side_leaves_out_stays_left_out(tmp_path: Path) -> None:
    """Answers of both sides are one check's; of two on one thing, to be left out holds."""
    made = Acme(tmp_path / "one")
    for line in ("- Slow mail @Dana", "- Slow forms @Dana", "+ Fast close @Dana"):
        made.say(line)
    made.store.close()
    other = tmp_path / "two"
    shutil.copytree(made.folder, other)
    answer(made.folder, made, (0, Verdict.LEAVE_OUT), (1, Verdict.WRONG))
    answer(other, made, (0, Verdict.RIGHT), (2, Verdict.RIGHT))
    merged = merge_into(compare(made.folder, other))
    with Store.open(merged, read_only=True) as store:
        (check,) = store.record.all(MemberCheck)
        texts = {store.record.get(Entry, key).text: a.verdict for key, a in check.answers.items()}
    assert texts == {
        "Slow mail": Verdict.LEAVE_OUT,
        "Slow forms": Verdict.WRONG,
        "Fast close": Verdict.RIGHT,
    }
    assert check.until == date(2026, 12, 4)
