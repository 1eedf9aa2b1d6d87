"""Groups of a room that worked on laptops of their own come together whole, in whatever order."""

from __future__ import annotations

import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.store.store import Store
from sessions.transfer.merge_folders import compare, merge_into
from tests.builders.acme import GUIDE, MINUTES, Acme
from tests.builders.laptops import Laptop
from tests.inputs import inputs
from workshop.guide.room_steps import Breakout
from workshop.record.documents import EntryKind, Factor, Person, Session
from workshop.record.record import Record
from workshop.record.sittings.groups import groups_of, heard_at, heard_in
from workshop.running.capture import read_line
from workshop.running.commands import AddPerson, Command, RecordEntries, ResumeSession
from workshop.running.room.breakouts import BringTogether, Group, SplitUp

STEP = "groups"
SPLIT = Breakout(id=STEP, title="In groups", minutes=MINUTES, guides=("acme",))
COPIES = 3
Said = tuple[int, int, bool]
"""On which laptop a line was said, in which group, and whether a stranger came in with it."""


@cache
def parted() -> tuple[Path, str, tuple[str, ...]]:
    """A folder whose room split up into two groups, with the session and the groups."""
    folder = Path(tempfile.mkdtemp(prefix="groups-")) / "acme"
    made = Acme(
        folder, guide=msgspec.structs.replace(GUIDE, name="split", steps=(SPLIT, *GUIDE.steps))
    )
    people = ((made.dana.id,), (made.ana.id,))
    groups = tuple(Group(guide=GUIDE, people=each) for each in people)
    made.store.do(SplitUp(session_id=made.session_id, step_id=STEP, groups=groups))
    ids = tuple(each.id for each in groups_of(made.store.record, made.session_id))
    for group in ids:
        made.store.do(ResumeSession(session_id=group))
    made.store.close()
    return folder, made.session_id, ids


def commands(group: str, at: int, *, stranger: bool) -> list[Command]:
    """A line that everybody says alike, or one of its own; before it somebody may come in."""
    text = "- Two systems" if at % 3 == 0 else f"- Line {at}"
    who = f"Guest {at}"
    found: list[Command] = [AddPerson(name=who, session_id=group)] if stranger else []
    line = read_line(f"{text} @{who.replace(' ', '.')}" if stranger else text, EntryKind.NOTE)
    return [*found, RecordEntries(session_id=group, step_id="works", lines=(line,))]


def come_together(folder: Path, others: list[Path], talk: str) -> tuple[Record, str]:
    """Everything merged into a folder, one after the other, and the groups brought together."""
    for other in others:
        merge_into(compare(folder, other))
    with Store.open(folder) as store:
        told = store.do(BringTogether(session_id=talk, step_id=STEP)).sentence
        return store.record.copy(), told


@given(
    said=st.lists(
        st.tuples(st.integers(0, COPIES - 1), st.integers(0, 1), st.booleans()), max_size=7
    ),
    order=st.permutations(range(COPIES)),
)
@settings(max_examples=inputs(20), deadline=None)
@pytest.mark.slow
@pytest.mark.law
def test_people_and_entries_of_all_groups_count_once(said: list[Said], order: list[int]) -> None:
    """From any number of folders, merged in any order: nothing is lost, nothing is there twice."""
    source, talk, groups = parted()
    with tempfile.TemporaryDirectory() as place:
        laptops = [Laptop(source, Path(place), f"l{at}", late=20 * at) for at in range(COPIES)]
        for at, (laptop, group, stranger) in enumerate(said):
            laptops[laptop].do(*commands(groups[group], at, stranger=stranger))
        whole = Laptop(source, Path(place), "whole").folder
        folders = [each.folder for each in laptops]
        record, told = come_together(whole, [folders[at] for at in order], talk)
        session = record.get(Session, talk)
        heard = Counter(entry.id for entry in heard_in(record, session))
        assert set(heard.values()) <= {1}
        assert len(heard) == len(said)
        assert f"{len(said)} entr" in told or not said
        texts = sorted(entry.text for entry in heard_in(record, session))
        wanted = ["Two systems" if at % 3 == 0 else f"Line {at}" for at in range(len(said))]
        assert texts == sorted(wanted)
        there = Counter(each for one in heard_at(record, session)[1:] for each in one.people)
        names = sorted(record.get(Person, each).name for each in there)
        guests = [f"Guest {at}" for at, (_, _, stranger) in enumerate(said) if stranger]
        assert set(there.values()) == {1}
        assert names == sorted(["Ana López", "Dana Ortiz", *guests])
        factors = {factor.text for factor in record.all(Factor) if record.evidence_of(factor.id)}
        assert factors == set(texts)
