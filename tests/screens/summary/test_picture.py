"""Which factors are marked to be merged, without a screen."""

from __future__ import annotations

from pathlib import Path

from screens.summary.picture import Marks, picture_of
from tests.builders.acme import Acme


def test_marks_are_of_one_letter_in_their_order(tmp_path: Path) -> None:
    """Another letter is refused, with the code of the marked one; turned twice, a mark goes."""
    acme = Acme(tmp_path / "Acme")
    for line in ("+ fast", "+ kind", "- slow"):
        acme.say(line)
    record = acme.store.record
    picture = picture_of(record, "restricted")
    fast, kind, slow = sorted(picture.factors.values(), key=lambda fact: fact.id)
    marks = Marks()
    assert (marks.turn(kind), marks.turn(fast)) == ("", "")
    assert list(marks) == [kind.key, fast.key]
    assert marks.turn(slow) == "S2 is marked; only factors of one letter can be merged."
    assert slow.key not in marks
    assert marks.turn(kind) == ""
    assert (list(marks), len(marks)) == ([fast.key], 1)
    marks.keep({})
    assert not marks
    acme.store.close()


def test_the_picture_says_how_many_were_heard(tmp_path: Path) -> None:
    """With nothing recorded there is no factor, and nobody was heard."""
    acme = Acme(tmp_path / "Acme")
    picture = picture_of(acme.store.record, "shareable")
    assert not picture.factors
    assert picture.heard.startswith("0 of ")
    assert [name for name, _, _ in picture.matrices] == ["IFE", "EFE"]
    acme.store.close()
