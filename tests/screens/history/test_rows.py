"""What the history screen lists: the latest first under headings, found by all of the words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from screens.history.rows import Heading, draw, listed, place_of
from tests.builders.acme import Acme
from workshop.running.commands import AddDepartment, MoveTo


def begun(tmp_path: Path) -> Acme:
    """A session with two answers in one step, one in another a day later, and a department."""
    acme = Acme(tmp_path / "acme")
    acme.say("+ Quick")
    acme.say("- Slow")
    acme.clock.forward(minutes=24 * 60)
    acme.say("+ Calm market", step="outside")
    acme.store.do(AddDepartment(name="Legal"))
    return acme


def headings(acme: Acme, words: str = "", session_id: str = "") -> list[tuple[int, str, bool]]:
    """Place, words and whether it is a day, of every heading."""
    rows, places = listed(acme.store, words, session_id)
    found = [(n, *row) for n, row in enumerate(rows) if isinstance(row, Heading)]
    assert {n for n, _, _ in found} == places
    return found


def test_changes_stand_under_day_session_and_step(tmp_path: Path) -> None:
    """Each heading once where it changes, the latest change first, and none of them twice."""
    acme = begun(tmp_path)
    rows, _ = listed(acme.store)
    changes = [row for row in rows if not isinstance(row, Heading)]
    assert changes == list(reversed(acme.store.history.changes))
    names = "Short session · Dana Ortiz and Ana López"
    found = headings(acme)
    texts = [text for _, text, _ in found]
    assert [day for _, _, day in found].count(True) == 2
    assert texts.count(f"{names} · Outside") == 1
    assert texts.count(f"{names} · What works") == 1
    assert found[0][2]
    assert found[0][0] == 0
    assert texts.index(f"{names} · Outside") < texts.index(f"{names} · What works")
    assert texts[-1] == "the engagement as a whole"
    acme.store.close()


def test_a_session_alone_is_told_by_its_steps(tmp_path: Path) -> None:
    """Without its own title over every step, and without what is not of it."""
    acme = begun(tmp_path)
    found = headings(acme, session_id=acme.session_id)
    texts = [text for _, text, day in found if not day]
    assert texts[:2] == ["Outside", "What works"]
    rows, _ = listed(acme.store, "", acme.session_id)
    assert not any("Legal" in row.sentence for row in rows if not isinstance(row, Heading))
    acme.store.close()


def test_all_words_must_be_there_in_any_case_and_order(tmp_path: Path) -> None:
    """In the sentence, or in the session and step over it."""
    acme = begun(tmp_path)

    def count(words: str) -> int:
        rows, places = listed(acme.store, words)
        return len(rows) - len(places)

    assert count("QUICK") == 1
    assert count("dana quick") == 1
    assert count("works quick") == 1
    assert count("quick slow") == 0
    assert count("outside") == 1
    assert count("no such words") == 0
    assert count("  ") == len(acme.store.history.changes)
    acme.store.close()


def test_a_place_is_told_without_many_names(tmp_path: Path) -> None:
    """Of nothing where a change is of the whole engagement; of the session where it was undone."""
    acme = begun(tmp_path)
    changes = acme.store.history.changes
    legal = changes[-1]
    assert "Legal" in legal.sentence
    assert place_of(acme.store.record, legal) == ""
    quick = next(change for change in changes if "Quick" in change.sentence)
    assert place_of(acme.store.record, quick).endswith("Ana López · What works")
    acme.store.close()


def test_a_line_fits_and_says_what_was_undone(tmp_path: Path) -> None:
    """In a word at its right end, whatever the width; long sentences are cut."""
    acme = begun(tmp_path)
    quick = next(each for each in acme.store.history.changes if "Quick" in each.sentence)
    at = datetime.fromtimestamp(quick.at).astimezone()
    assert at - datetime(2026, 11, 2, 10, 0, tzinfo=UTC) < timedelta(minutes=1)
    before = draw(acme.store, quick, 60).plain
    assert before.startswith(f"{at:%H:%M}    ")
    assert before == before.ljust(60)
    assert "undone" not in before
    acme.store.undo()
    last = next(each for each in acme.store.history.changes if "Legal" in each.sentence)
    for width in (30, 60):
        line = draw(acme.store, last, width)
        assert line.cell_length == width
        assert line.plain.endswith("  undone")
        assert "× " in line.plain
    back = acme.store.history.changes[-1]
    assert "↶ " in draw(acme.store, back, 60).plain
    acme.store.redo()
    assert "↷ " in draw(acme.store, acme.store.history.changes[-1], 60).plain
    day = draw(acme.store, Heading("A day", day=True), 4).plain
    assert day == "A d…"
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="score"))
    acme.store.close()
