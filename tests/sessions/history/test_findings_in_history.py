"""History quotes no finding that repeats what is off the record or withdrawn today."""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.store.store import Store
from tests.builders.acme import Acme
from workshop.errors import Refused
from workshop.record.documents import Entry, Factor
from workshop.record.findings.documents import Ask, Finding, Headline
from workshop.running.commands import KeepOffRecord
from workshop.running.findings.commands import (
    EditFinding,
    MakeFinding,
    MoveFinding,
    WriteHeadline,
)
from workshop.running.findings.standing import findings_of

SAID = "Closing the ledger takes nine days"


def words_in(store: Store) -> str:
    """All that history tells of every change, its documents among it."""
    sentences = [store.kept_back.sentence(each.sentence) for each in store.history.changes]
    made = [*store.record.all(Finding), *store.record.all(Headline)]
    return "\n".join([*sentences, *(repr(store.kept_back.document(each)) for each in made)])


def test_what_repeats_words_that_are_kept_back_is_not_quoted(tmp_path: Path) -> None:
    """In sentences and in fields, as it was worded at any time; it comes back with the words."""
    acme = Acme(tmp_path / "acme")
    acme.say(f"- {SAID}")
    acme.say("- Forms are slow")
    store = acme.store
    entry = next(each for each in store.record.all(Entry) if each.text == SAID)
    other = next(each for each in store.record.all(Factor) if each.text != SAID)
    make = MakeFinding(
        text=f"It is said: {SAID.lower()}!",
        cites=(other.id,),
        recommendation=f"Ask why {SAID.lower()}",
        ask=Ask(text=f"{SAID}, so buy a machine"),
    )
    store.do(make)
    store.do(WriteHeadline(text=f"{SAID}: too long", lines=(f"{SAID}, all say", "Forms too")))
    finding = next(store.record.all(Finding))
    store.do(EditFinding(finding_id=finding.id, text="Forms are slow"))
    assert "nine days" in words_in(store)
    store.do(KeepOffRecord(entry_id=entry.id, off_record=True))
    told = words_in(store)
    assert "nine days" not in told.casefold()
    assert "Forms are slow" in told
    assert "Forms too" in told
    store.do(KeepOffRecord(entry_id=entry.id, off_record=False))
    assert "nine days" in words_in(store)


def test_findings_are_undone_and_done_again(tmp_path: Path) -> None:
    """Each alone, and never what one rests on below it; two never have one number."""
    acme = Acme(tmp_path / "acme")
    acme.say(f"- {SAID}")
    store = acme.store
    factor = next(store.record.all(Factor))
    recorded = store.history.changes[-1]
    store.do(MakeFinding(text="Slow", cites=(factor.id,)))
    with pytest.raises(Refused, match="Made finding F1 “Slow” builds on it"):
        store.undo_redo.undo_change(recorded)
    made = store.history.changes[-1]
    store.undo()
    assert findings_of(store.record) == []
    store.do(MakeFinding(text="Slower", cites=(factor.id,)))
    store.undo_redo.redo_change(made)
    second, first = sorted(findings_of(store.record), key=lambda each: each.text, reverse=True)
    assert {first.code, second.code} == {"F1", "F2"}
    before = findings_of(store.record)
    store.do(MoveFinding(finding_id=before[1].id, place=1))
    assert [each.id for each in findings_of(store.record)] == [each.id for each in before[::-1]]
    store.undo()
    assert findings_of(store.record) == before
