"""Word for word the same under one letter is one factor, whichever way it came in."""

from __future__ import annotations

from pathlib import Path

from sessions.store.store import Store
from sessions.transfer.merge_folders import compare, merge_new
from tests.builders.laptops import Laptop, base, documents, merged, say
from workshop.record.documents import Factor
from workshop.record.record import Record
from workshop.running.commands import Command, EditFactor, SplitFactor

SAME = "- Logins fail every morning @Dana"


def factors(folder: Path) -> dict[str, tuple[str, str | None]]:
    """Wordings by code, each with the code of what it is part of."""
    with Store.open(folder, read_only=True) as store:
        known = {factor.id: factor for factor in store.record.all(Factor)}
        return {
            one.code: (one.text, known[one.into].code if one.into else None)
            for one in known.values()
        }


def edited(record: Record) -> Command:
    """The first weakness in the words of another."""
    first = next(f for f in record.live_factors() if f.code == "W1")
    return EditFactor(factor_id=first.id, text="Logins fail every morning", pestle=None)


def test_said_twice_and_said_on_two_laptops(tmp_path: Path) -> None:
    """One factor with all that was said; each keeps its number and can be split off for good."""
    source = base(tmp_path)
    one, two = (Laptop(source, tmp_path, name, late=at) for at, name in enumerate(("a", "b")))
    one.do(say(SAME), say(SAME))
    two.do(say(SAME))
    joined = merge_new(compare(one.folder, two.folder), tmp_path / "merged")
    found = factors(joined)
    assert found["W2"] == ("Logins fail every morning", None)
    assert found["W3"][1] == found["W4"][1] == "W2"
    with Store.open(joined) as store:
        (whole,) = [f for f in store.record.live_factors() if f.code == "W2"]
        assert len(store.record.evidence_of(whole.id)) == 3
        assert len(whole.merged) == 2
        part = store.record.parts_of(whole.id)[-1]
        store.do(SplitFactor(factor_id=part.id))
    again = merge_new(compare(joined, two.folder), tmp_path / "again")
    assert [code for code, (_, into) in factors(again).items() if into is None] == [
        "S1", "W1", "W2", "W4",
    ]  # fmt: skip


def test_what_one_side_has_twice_is_left_to_people(tmp_path: Path) -> None:
    """Nothing was begun apart: an edited wording is proposed, as it is without merging."""
    source = base(tmp_path)
    one, two = (Laptop(source, tmp_path, name, late=at) for at, name in enumerate(("a", "b")))
    one.do(say(SAME), edited)
    two.do(say("- Paper everywhere @Ana"))
    found = factors(merge_new(compare(one.folder, two.folder), tmp_path / "merged"))
    assert [into for _, into in found.values()] == [None] * 4


def test_it_is_the_same_in_any_order_and_again(tmp_path: Path) -> None:
    """Of three laptops that all recorded it, whoever is merged with whom first."""
    source = base(tmp_path)
    a, b, c = (Laptop(source, tmp_path, name, late=at) for at, name in enumerate(("a", "b", "c")))
    a.do(say(SAME), say(SAME))
    b.do(say("- logins fail every  Morning. @Ana"))
    c.do(say(SAME))
    ab, ba = (merged(x, y, tmp_path, n) for x, y, n in (
        (a.folder, b.folder, "ab"), (b.folder, a.folder, "ba"),
    ))  # fmt: skip
    assert documents(ab) == documents(ba)
    assert documents(merged(ab, ba, tmp_path, "ab-ba")) == documents(ab)
    assert documents(merged(ab, b.folder, tmp_path, "ab-b")) == documents(ab)
    left = merged(ab, c.folder, tmp_path, "ab-c")
    right = merged(a.folder, merged(c.folder, b.folder, tmp_path, "cb"), tmp_path, "a-cb")
    plain = [
        {key: raw | {"number": 0} for key, raw in documents(folder)["factors"].items()}
        for folder in (left, right)
    ]
    assert plain[0] == plain[1]
    assert sum(into is None for _, into in factors(left).values()) == 3
