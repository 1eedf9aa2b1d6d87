"""Which factors are marked to be merged, without a screen."""

from __future__ import annotations

from pathlib import Path

from screens.summary.picture import Marks, picture_of
from screens.summary.rows import evidence_items
from tests.builders.acme import Acme
from tests.builders.record import Building, interview, workshop
from workshop.record.documents import Attribution, Factor
from workshop.report.document_names import EDITIONS


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


def test_the_evidence_says_what_the_edition_tells() -> None:
    """Own entries, each part before its own, then what was made of it; only parts can be split.

    In the edition that may be shared a part whose words were withheld is not there, and what is
    not tied to its session leads nowhere.
    """
    room = Building()
    dana, ben = room.person("Dana Ortiz"), room.person("Ben Okafor")
    talk, session = room.start(interview(), dana), room.start(workshop(), dana, ben)
    room.consent(talk, dana, Attribution.WITHHELD)
    slow = room.say(talk, "talk", "- Close takes nine days")
    late = room.say(session, "talk", "- Month-end is late @Ben")
    errs = room.say(session, "talk", "- Month-end has errors @Ben")
    room.merge(late, slow)
    room.merge(errs, late)
    room.score(session, "inside", errs, weight=100, rating=2)
    room.finish(session, "inside")
    key, found = room.factor(errs).id, {}
    for edition in EDITIONS:
        picture = picture_of(room.record, edition)
        trace = picture.tracing.of(room.factor(errs))
        parts = room.record.parts_of(key)
        items = list(evidence_items(picture.factors[key], trace, parts))
        found[edition] = [item.row.text.plain for item in items]
        assert [item.subject for item in items if isinstance(item.subject, Factor)] == parts
    assert found["restricted"] == [
        *("Month-end has errors", "Month-end has errors", "Month-end is late"),
        *("Month-end is late", "Close takes nine days", "Close takes nine days"),
        "Weigh the inside (1 ballot)",
    ]
    assert found["shareable"] == [found["restricted"][place] for place in (0, 1, 2, 3, 6)]
