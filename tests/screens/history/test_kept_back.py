"""What history quotes of entries that are kept back since.

Requirement: history of the restricted edition has no word of what is off the record or withdrawn
today, however it was worded before, in no sentence, detail, search or answer of undo; history to be
shared quotes only what the shareable edition of a summary tells as it is, and names nobody whom
that does not name. What is put on the record again is quoted again.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.history.rows import Heading, detail, listed
from sessions.history.kept_back import KeptBack
from tests.builders.acme import Acme
from workshop.privacy.told_record import told_record
from workshop.record.checks import Verdict
from workshop.record.documents import Attribution, Entry, WithdrawalLevel
from workshop.record.within import OutcomeState
from workshop.running.capture import read_line
from workshop.running.command_kinds.checks import CheckedWords, CheckWords
from workshop.running.command_kinds.entries import DropParked, SetOutcome
from workshop.running.commands import (
    EditEntry,
    EditFactor,
    KeepOffRecord,
    KeepPrivate,
    SetConsent,
    Withdraw,
)
from workshop.running.talk_rules import TakeAsOne


def talked(tmp_path: Path) -> Acme:
    """One weakness of Dana that is worded three times, and one of Ana."""
    made = Acme(tmp_path / "a")
    made.say("- Alphaword “quoted” in it @Dana")
    made.say("- Betaword @Ana")
    first = next(e for e in made.store.record.all(Entry) if "Alpha" in e.text)
    made.store.do(EditEntry(entry_id=first.id, line=read_line("- Gammaword now @Dana")))
    assert first.factor_id
    made.store.do(
        EditFactor(factor_id=first.factor_id, text="Deltaword of the facilitator", pestle=None)
    )
    return made


def entry(made: Acme, word: str) -> Entry:
    """The entry that has a word."""
    return next(each for each in made.store.record.all(Entry) if word in each.text)


def told(made: Acme) -> str:
    """Everything that history shows: its sentences, and the details of each change."""
    changes = made.store.history.changes
    shown = [made.store.kept_back.sentence(each.sentence) for each in changes]
    return "\n".join([*shown, *(detail(made.store, each).plain for each in changes)])


def found(made: Acme, word: str) -> int:
    """How many changes a search for a word lists."""
    return sum(not isinstance(row, Heading) for row in listed(made.store, word).rows)


@pytest.mark.parametrize("how", ["off record", "left out"])
def test_what_came_of_it_and_what_was_taken_as_one_go_with_it(tmp_path: Path, how: str) -> None:
    """A note and a reason may repeat the words; the other record of them is of the same words."""
    made = Acme(tmp_path / "a")
    for line in ("> Alphaword @Dana", "> Alphaword again @Dana", "~ Betaword @Dana"):
        made.say(line)
    do, act, again = made.store.do, entry(made, "Alphaword"), entry(made, "again")
    do(SetOutcome(entry_id=act.id, state=OutcomeState.DROPPED, note="Alphaword " + "is late " * 20))
    do(DropParked(entry_id=entry(made, "Beta").id, reason="Betaword is no matter of ours"))
    do(TakeAsOne(entry_id=act.id, second=again.id))
    assert told(made).count("Alphaword") > 3
    for each in (act, entry(made, "Beta")):
        if how == "off record":
            do(KeepOffRecord(entry_id=each.id, off_record=True))
        else:
            answers = (CheckedWords(entry_id=each.id, verdict=Verdict.LEAVE_OUT),)
            do(CheckWords(session_id=each.session_id, person_id=made.dana.id, answers=answers))
    assert "Alphaword" not in told(made)
    assert "Betaword" not in told(made)
    assert told_record(made.store.record).find(Entry, again.id) is None


def test_off_the_record_takes_its_words_out_of_history(tmp_path: Path) -> None:
    """Of every wording that it had; the other entry stays, and undo brings all back."""
    made = talked(tmp_path)
    assert all(word in told(made) for word in ("Alphaword", "Betaword", "Gammaword"))
    assert found(made, "alphaword") == 2
    off = KeepOffRecord(entry_id=entry(made, "Gamma").id, off_record=True)
    made.store.do(off)
    now = told(made)
    assert "Alphaword" not in now
    assert "Gammaword" not in now
    assert "Betaword" in now
    assert "Recorded weakness W1 “kept back”" in now
    assert found(made, "alphaword") == 0
    assert "Alphaword" in "".join(each.sentence for each in made.store.history.changes)
    assert made.store.undo() == "Undone: Took a weakness off the record (in Short session)"
    assert "Alphaword" in told(made)
    made.store.close()


def test_what_was_withdrawn_is_not_quoted(tmp_path: Path) -> None:
    """Not by undo either, which still takes it back."""
    made = talked(tmp_path)
    made.store.do(Withdraw(person_id=made.dana.id, level=WithdrawalLevel.WITHDRAWN))
    now = told(made)
    assert "Alphaword" not in now
    assert "Gammaword" not in now
    assert "Betaword" in now
    first = next(c for c in made.store.history.changes if "Alphaword" in c.sentence)
    assert "Alphaword" not in made.store.undo_redo.why_not(first)
    made.store.close()


@pytest.mark.parametrize("level", [Attribution.NAME, Attribution.WITHHELD, None])
def test_history_to_be_shared(tmp_path: Path, level: Attribution | None) -> None:
    """It quotes what the shareable edition tells; names are there as people agreed."""
    made = talked(tmp_path)
    if level:
        consent = SetConsent(session_id=made.session_id, person_id=made.dana.id, attribution=level)
        made.store.do(consent)
    record, lines = made.store.record, made.store.lines
    shared = KeptBack(lambda: record, lambda: lines, "shareable")

    def now() -> str:
        return "\n".join(shared.sentence(each.sentence) for each in made.store.history.changes)

    assert "Betaword" in now()
    assert "Alphaword" not in now()  # the wording that stands is told, not what it was before
    assert "Deltaword" not in now()
    assert ("Dana Ortiz" in now()) == (level is Attribution.NAME)
    assert "Ana López" not in now()
    made.store.do(KeepPrivate(entry_id=entry(made, "Beta").id, private=True))
    assert "Betaword" not in now()
    assert "Betaword" in told(made)
    made.store.close()
