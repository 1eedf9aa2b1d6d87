"""Two laptops that recorded apart.

Requirement: a union of both, nothing lost; what both gave or changed is found, decided by a rule
that is told, and shown with both values; codes name one factor each; both folders stay as they are;
it can be done into one of them, and again.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from sessions.database.database import EngagementDB
from sessions.erasure.erase import erase
from sessions.errors import EngagementLocked
from sessions.journal.defects import Fork
from sessions.journal.meta import UNDOES
from sessions.merging.join import join, joined_before
from sessions.store.store import Store
from sessions.transfer.import_engagement import import_engagement
from sessions.transfer.merge_folders import NotMerged, compare, merge_into, merge_new
from sessions.transfer.zip_writer import export
from tests.builders.acme import START, Acme, Clock
from tests.builders.laptops import Laptop, base, codes, documents, marks, merged, say
from tests.sessions.disk.failing_disks import FaultyDisk, bytes_of, opened, readable_in, state_of
from workshop.record.documents import (
    Attribution,
    Ballot,
    Consent,
    Department,
    Engagement,
    Entry,
    EntryKind,
    Factor,
    Person,
    Session,
)
from workshop.record.record import Record
from workshop.running.capture import read_line
from workshop.running.commands import (
    AddDepartment,
    AddPerson,
    EditEntry,
    EditPerson,
    MergeFactors,
    SetConsent,
    SetScore,
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The engagement before the laptops part."""
    return base(tmp_path)


@pytest.fixture
def a(source: Path, tmp_path: Path) -> Laptop:
    """One laptop."""
    return Laptop(source, tmp_path, "a")


@pytest.fixture
def b(source: Path, tmp_path: Path) -> Laptop:
    """The other one, which is half a minute later in everything."""
    return Laptop(source, tmp_path, "b", late=0.5)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where engagements are kept."""
    return tmp_path / "home"


def dana(record: Record) -> Person:
    """A person whom both know."""
    return next(person for person in record.all(Person) if person.name == "Dana Ortiz")


def test_nothing_of_either_is_lost(a: Laptop, b: Laptop, home: Path) -> None:
    """Both kept fifty answers; all hundred are there, and both folders are as they were."""
    a.do(*(say(f"Note a{number}") for number in range(50)))
    b.do(*(say(f"Note b{number}") for number in range(50)))
    before = bytes_of(a.folder), bytes_of(b.folder)
    found = compare(a.folder, b.folder)
    assert [len(side.sentences) for side in found.sides] == [50, 50]
    folder = merge_new(found, home)
    with Store.open(folder) as store:
        texts = {entry.text for entry in store.record.all(Entry)}
        assert {f"Note {side}{number}" for side in "ab" for number in range(50)} < texts
        assert not store.database.journal.defects
        assert "Joined 100 records" in store.history.changes[-1].sentence
    assert (bytes_of(a.folder), bytes_of(b.folder)) == before
    assert marks(folder) >= marks(a.folder) | marks(b.folder)


def test_what_both_changed_is_shown_with_both_values(a: Laptop, b: Laptop, home: Path) -> None:
    """The later change of a field stands; other fields keep what either side gave them."""

    def edit(name: str, role: str) -> None:
        laptop = {"a": a, "b": b}[name[-1]]
        laptop.do(
            lambda record: EditPerson(
                person_id=dana(record).id,
                name="Dana Ortiz",
                role=role,
                department_id=dana(record).department_id if name == "b" else None,
            )
        )

    edit("a", "Chief of finance")
    edit("b", "Finance director")
    found = compare(a.folder, b.folder)
    (clash,) = found.joint.clashes
    assert clash == (
        "The person “Dana Ortiz”, role: “Finance director” (2026-11-02 11:01 in b/Acme) stands, "
        "“Chief of finance” (2026-11-02 11:01 in a/Acme) is set aside"
    )
    folder = merge_new(found, home)
    with Store.open(folder, read_only=True) as store:
        person = dana(store.record)
        assert (person.role, person.department_id) == ("Finance director", None)
        assert "Finance director" in joined_before(store.database.journal.lines)[1]


def test_a_code_names_one_factor(a: Laptop, b: Laptop, home: Path) -> None:
    """S2 was given twice: the older keeps it, the other gets a new one, and that is said."""
    a.do(say("+ Fast help desk"), say("+ Own data centre"))
    b.do(say("+ Cheap licences"))
    folder = merged(a.folder, b.folder, home, "merged")
    assert codes(folder) == ["S1", "S2", "S3", "S4", "W1"]
    with Store.open(folder) as store:
        told = [each.sentence for each in store.history.changes]
        assert (
            "S2 was given on both sides: “Fast help desk” keeps it, “Cheap licences” is S4 now"
        ) in told


def test_the_same_person_and_department_are_one(a: Laptop, b: Laptop, home: Path) -> None:
    """Where nothing speaks against it; whoever named either names the one that stays."""

    def add_noor(role: str) -> Callable[[Record], AddPerson]:
        return lambda record: AddPerson(
            name="Noor Aziz",
            role=role,
            department_id=list(record.all(Department))[-1].id,
            session_id=record.sessions()[0].id,
        )

    for laptop, role in ((a, ""), (b, "Clerk")):
        laptop.do(
            AddDepartment(name="Legal"),
            add_noor(role),
            AddPerson(name="Jo Berg", role=f"Role {laptop.name}"),
            say("Nobody reads contracts @noor"),
        )
    folder = merged(a.folder, b.folder, home, "merged")
    with Store.open(folder, read_only=True) as store:
        record = store.record
        (noor,) = [person for person in record.all(Person) if person.name == "Noor Aziz"]
        assert noor.role == "Clerk"
        assert sum(department.name == "Legal" for department in record.all(Department)) == 1
        assert record.find(Department, noor.department_id)
        assert record.sessions()[0].people.count(noor.id) == 1
        said = [entry for entry in record.all(Entry) if "contracts" in entry.text]
        assert [entry.people for entry in said] == [(noor.id,), (noor.id,)]
        assert sum(person.name == "Jo Berg" for person in record.all(Person)) == 2


def score(value: float) -> Callable[[Record], SetScore]:
    """Dana's rating of the first factor."""
    return lambda record: SetScore(
        session_id=record.sessions()[0].id,
        step_id="score",
        voter=dana(record).id,
        subject_id=next(record.all(Factor)).id,
        scale_id="rating",
        value=value,
    )


def consent(attribution: Attribution) -> Callable[[Record], SetConsent]:
    """What Dana agrees to."""
    return lambda record: SetConsent(
        session_id=record.sessions()[0].id, person_id=dana(record).id, attribution=attribution
    )


def test_a_name_without_its_accents_is_the_same_person(a: Laptop, b: Laptop, home: Path) -> None:
    """As everywhere else; the older spelling stands, and what was said is of the one person."""
    a.do(AddPerson(name="Zoë Núñez", role="Café owner"))
    b.do(AddPerson(name="zoe nunez", role="Cafe owner"))
    with Store.open(merged(a.folder, b.folder, home, "merged"), read_only=True) as store:
        names = [each.name for each in store.record.all(Person) if each.role.endswith("owner")]
        assert names == ["Zoë Núñez"]


def test_a_voter_has_one_ballot_and_a_person_one_consent(a: Laptop, b: Laptop, home: Path) -> None:
    """Of ballots begun apart the later stands, of consents the one that tells less; it is said."""
    a.do(score(1), consent(Attribution.WITHHELD))
    b.do(score(4), consent(Attribution.NAME))
    with Store.open(merged(a.folder, b.folder, home, "merged"), read_only=True) as store:
        (ballot,) = store.record.all(Ballot)
        assert list(ballot.scores.values()) == [{"rating": 4.0}]
        (agreed,) = store.record.all(Consent)
        assert agreed.attribution is Attribution.WITHHELD
        told = " ".join(each.sentence for each in store.history.changes)
        assert "The ballot of “Dana Ortiz” was given on both sides" in told
        assert "The consent of “Dana Ortiz” was recorded on both sides; “withheld” stands" in told


@pytest.mark.parametrize("narrow_first", [True, False])
def test_of_two_consents_given_apart_the_narrower_stands_until_somebody_decides(
    a: Laptop, b: Laptop, home: Path, tmp_path: Path, *, narrow_first: bool
) -> None:
    """Whatever the clocks say, and though one side changed its own again meanwhile."""
    a.do(consent(Attribution.NAME))
    b = Laptop(a.folder, tmp_path, "b3", late=0 if narrow_first else 30)
    a.clock.forward(minutes=10)
    b.do(consent(Attribution.DEPARTMENT))
    a.do(consent(Attribution.WITHHELD), consent(Attribution.ROLE))
    for number, (one, other) in enumerate(((a, b), (b, a))):
        folder = merged(one.folder, other.folder, home, f"m{number}")
        with Store.open(folder) as store:
            (agreed,) = store.record.all(Consent)
            assert agreed.attribution is Attribution.DEPARTMENT
            assert "“role”" in " ".join(joined_before(store.lines))
            store.do(consent(Attribution.NAME)(store.record))
        with Store.open(folder, read_only=True) as store:
            assert [each.attribution for each in store.record.all(Consent)] == [Attribution.NAME]


def test_no_factor_is_part_of_itself(a: Laptop, tmp_path: Path, home: Path) -> None:
    """Two factors that were merged into each other: the older stands, the other is in it."""

    def take_in(into: int) -> Callable[[Record], MergeFactors]:
        def command(record: Record) -> MergeFactors:
            ids = [factor.id for factor in record.all(Factor) if factor.code in ("S1", "S2")]
            return MergeFactors(into=ids[into], others=(ids[1 - into],))

        return command

    a.do(say("+ Second strength"))
    b = Laptop(a.folder, tmp_path, "b2", late=9)
    a.do(take_in(0))
    b.do(take_in(1))
    with Store.open(merged(a.folder, b.folder, home, "merged"), read_only=True) as store:
        factors = {factor.code: factor for factor in store.record.all(Factor)}
        assert factors["S1"].into is None
        assert factors["S2"].into == factors["S1"].id
        assert any("stands alone" in each.sentence for each in store.history.changes)


def test_two_engagements_become_one(tmp_path: Path, home: Path) -> None:
    """Without a record in common it takes a new folder; the older one gives its name."""
    first = Acme(tmp_path / "First")
    second = Acme(tmp_path / "Second", Clock(START + timedelta(days=1)))
    first.say("+ Said first")
    second.say("+ Said second")
    for acme in (first, second):
        acme.store.close()
    found = compare(first.folder, second.folder)
    assert found.common == 0
    with pytest.raises(NotMerged, match="no record in common"):
        merge_into(found)
    with Store.open(merge_new(found, home)) as store:
        assert len(list(store.record.all(Engagement))) == 1
        assert len(list(store.record.all(Session))) == 2
        assert {entry.text for entry in store.record.all(Entry)} == {"Said first", "Said second"}


def test_what_is_told_before_is_what_is_done(a: Laptop, tmp_path: Path, home: Path) -> None:
    """Also of a part of a journal, which never parts from the whole: one engagement is left."""
    a.do(say("Said in the second run"))
    last = max((a.folder / "journal").iterdir())
    part = import_engagement(last, home, name="part", now=a.clock).folder
    found = compare(part, a.folder)
    assert found.notes
    assert len(found.joint.resolved) == 1
    folder = merge_new(found, home)
    assert documents(folder)["engagement"] == documents(a.folder)["engagement"]
    assert not compare(folder, a.folder).joint.resolved


def test_into_one_of_them_and_again(a: Laptop, b: Laptop, tmp_path: Path) -> None:
    """Only records are added; a second time nothing is; the other folder stays as it is."""
    a.do(say("Said on a"))
    b.do(say("Said on b"))
    before, other = bytes_of(a.folder / "journal"), bytes_of(b.folder)
    with b.open():  # somebody has it open; it is only read
        merge_into(compare(a.folder, b.folder))
    assert bytes_of(b.folder).items() >= other.items()
    after = bytes_of(a.folder / "journal")
    assert after.items() > before.items()
    merge_into(compare(a.folder, b.folder))
    assert bytes_of(a.folder / "journal") == after
    with a.open(), pytest.raises(EngagementLocked):
        merge_into(compare(a.folder, b.folder))


def test_what_was_recorded_since_the_comparison_is_not_put_back(a: Laptop, b: Laptop) -> None:
    """A window recorded between looking and merging: refused, and its answer stays."""
    a.do(say("Said on a"))
    b.do(say("Said on b"))
    found = compare(a.folder, b.folder)
    a.do(say("Said since"))
    before = bytes_of(a.folder / "journal")
    with pytest.raises(NotMerged, match="merge again"):
        merge_into(found)
    assert bytes_of(a.folder / "journal") == before


def test_a_zip_is_as_good_as_a_folder(a: Laptop, b: Laptop, home: Path, tmp_path: Path) -> None:
    """What the other laptop sent need not be unpacked."""
    a.do(say("Said on a"))
    b.do(say("Said on b"))
    sent = export(b.folder, tmp_path).path
    assert documents(merge_new(compare(a.folder, sent), home)) == documents(
        merged(a.folder, b.folder, home, "by folder")
    )


def test_undo_goes_on_behind_the_merging(a: Laptop, b: Laptop, home: Path) -> None:
    """The last change of each side can be taken back; the merging itself cannot."""
    a.do(say("Said on a"))
    b.do(say("Said on b"))
    with Store.open(merged(a.folder, b.folder, home, "merged")) as store:
        store.undo()
        store.undo()
        texts = {entry.text for entry in store.record.all(Entry)}
        assert not texts & {"Said on a", "Said on b"}
        undone = [line for line in store.database.journal.lines if UNDOES in line.meta]
        assert len({line.meta["of"] for line in undone}) == 2
        store.redo()
        store.redo()
        assert {"Said on a", "Said on b"} <= {entry.text for entry in store.record.all(Entry)}


def test_what_one_side_removed_and_the_other_uses_stays(a: Laptop, b: Laptop, home: Path) -> None:
    """A person who was taken out again on one laptop spoke on the other."""
    with a.open() as store:
        store.do(AddPerson(name="Kim Park", session_id=store.record.sessions()[0].id))
    shutil.rmtree(b.folder)
    b = Laptop(a.folder, home, "b2", late=9)
    with a.open() as store:
        store.undo()
        assert not [person for person in store.record.all(Person) if person.name == "Kim Park"]
    b.do(say("I was there @kim"))
    with Store.open(merged(a.folder, b.folder, home, "merged"), read_only=True) as store:
        (kim,) = [person for person in store.record.all(Person) if person.name == "Kim Park"]
        said = next(entry for entry in store.record.all(Entry) if entry.text == "I was there")
        assert said.people == (kim.id,)


@pytest.mark.parametrize("late", [-5, 5])
def test_a_change_wins_over_a_removal(source: Path, tmp_path: Path, home: Path, late: int) -> None:
    """Whichever was first: what somebody went on working with is not taken away."""
    a, b = Laptop(source, tmp_path, "a", late=5), Laptop(source, tmp_path, "b", late=5 + late)
    with a.open() as store:
        a.clock.forward(minutes=1)
        store.undo()
        assert "Two systems for invoices" not in [e.text for e in store.record.all(Entry)]
    b.do(reword("invoices", "Three systems for invoices"))
    found = compare(a.folder, b.folder)
    assert any("changed on the other: it stays" in clash for clash in found.joint.clashes)
    with Store.open(merge_new(found, home), read_only=True) as store:
        assert "Three systems for invoices" in [entry.text for entry in store.record.all(Entry)]


def test_what_a_merging_repeats_does_not_win_over_a_third_laptop(
    source: Path, tmp_path: Path, home: Path
) -> None:
    """A merging is later than all that it joins, and decides nothing against the one not there."""
    late = {"a": 30, "b": 0, "c": 60}
    a, b, c = (Laptop(source, tmp_path, name, late=minutes) for name, minutes in late.items())
    a.do(reword("invoices", "Worded on a"))
    b.do(say("First"), say("Second"), reword("invoices", "Worded on b"))
    c.do(reword("invoices", "Worded on c"))
    both = merged(a.folder, b.folder, home, "both")
    texts = {}
    for name, folder in (("both", both), ("all", merged(both, c.folder, home, "all"))):
        with Store.open(folder, read_only=True) as store:
            texts[name] = {entry.text for entry in store.record.all(Entry)}
    assert texts["both"] >= {"Worded on a"}
    assert texts["all"] >= {"Worded on c"}


def reword(words: str, text: str) -> Callable[[Record], EditEntry]:
    """Other words for the entry that holds some."""

    def command(record: Record) -> EditEntry:
        (entry,) = [entry for entry in record.all(Entry) if words in entry.text]
        return EditEntry(entry_id=entry.id, line=read_line(text, EntryKind.NOTE))

    return command


def in_one_folder(one: Laptop, other: Laptop) -> Path:
    """What a sync client makes of two laptops that wrote to one folder, with a copy besides."""
    for path in (other.folder / "journal").iterdir():
        name = path.name
        if (one.folder / "journal" / name).exists():
            name = f"{path.stem} (b's conflicted copy 2026-11-02).jsonl"
        shutil.copy(path, one.folder / "journal" / name)
    (one.folder / "workshop-HOST.json").write_text("{}")
    return one.folder


def test_a_folder_that_was_written_from_two_sides(a: Laptop, b: Laptop) -> None:
    """It is found forked while it is only read, and joined by the first that opens it to write."""
    a.do(say("+ Said on a"))
    b.do(say("+ Said on b"))
    folder = in_one_folder(a, b)
    with Store.open(folder, read_only=True) as store:
        assert any(isinstance(defect, Fork) for defect in store.database.journal.defects)
        assert {"Said on a", "Said on b"} <= {entry.text for entry in store.record.all(Entry)}
    with a.open() as store:
        assert "Joined 2 records that were written apart." in store.joined
        assert not [f for f in store.database.journal.defects if not f.harmless]
        assert any("S2 was given on both sides" in sentence for sentence in store.joined)
    with a.open() as store:
        assert store.joined == ()
        assert not [f for f in store.database.journal.defects if isinstance(f, Fork)]


def test_a_window_that_takes_over_joins_too(a: Laptop, b: Laptop) -> None:
    """It only read while both sides were apart; when it may write, codes are made unique."""
    a.do(say("+ Said on a"))
    b.do(say("+ Said on b"))
    with Store.open(in_one_folder(a, b), read_only=True, now=a.clock) as store:
        assert sorted(factor.code for factor in store.record.all(Factor)).count("S2") == 2
        store.take_over()
        assert store.joined
        assert sorted(factor.code for factor in store.record.all(Factor)) == [
            "S1",
            "S2",
            "S3",
            "W1",
        ]
        assert state_of(store.database) == documents(a.folder)


def test_both_laptops_join_before_they_meet_again(a: Laptop, b: Laptop) -> None:
    """What both settled alike is no clash, and the codes stay as they were shown."""
    a.do(say("+ Said on a"))
    b.do(say("+ Said on b"))
    shutil.copytree(in_one_folder(a, b), b.folder, dirs_exist_ok=True)
    a.do(say("- Later on a"))
    b.do(say("- Later on b"))
    shown = documents(a.folder)["factors"], documents(b.folder)["factors"]
    with Store.open(in_one_folder(a, b), now=a.clock) as store:
        assert not [sentence for sentence in store.joined if "set aside" in sentence]
        final = state_of(store.database)["factors"]
    for factors in shown:
        assert all(final[key]["letter"] == raw["letter"] for key, raw in factors.items())
    strengths = [raw for raw in final.values() if raw["letter"] == "S"]
    before = [raw for raw in shown[0].values() if raw["letter"] == "S"]
    assert {raw["number"] for raw in strengths} == {raw["number"] for raw in before}
    assert len(set(codes(a.folder))) == len(codes(a.folder)) == 6


def test_joining_that_was_cut_off_is_done_again(a: Laptop, b: Laptop, home: Path) -> None:
    """Killed between any two of its records, the next that opens the folder completes it."""
    a.do(say("+ Said on a"), AddDepartment(name="Legal"))
    b.do(say("+ Said on b"), AddDepartment(name="Legal"))
    whole = merged(a.folder, b.folder, home, "whole")
    forked = in_one_folder(a, b)
    for stop in range(1, 4):
        folder = home / f"cut{stop}"
        shutil.copytree(forked, folder)
        disk = FaultyDisk()
        database = EngagementDB(folder, clock=a.clock, disk=disk)
        disk.plan(OSError(5, "gone"), "write", after=stop - 1, times=99)
        with pytest.raises(Exception, match="Not recorded"):
            join(database)
        shutil.copytree(folder, home / f"left{stop}")
        database.close()
        with Store.open(home / f"left{stop}", now=a.clock) as store:
            assert store.joined
        assert documents(home / f"left{stop}") == documents(whole)


def test_two_writers_with_the_lock_bypassed_keep_all(tmp_path: Path) -> None:
    """Also of documents that are of no kind that the program knows."""
    opened(tmp_path / "e").close()
    writers = [opened(tmp_path / "e")]
    (tmp_path / "e" / ".lock").unlink()
    writers.append(opened(tmp_path / "e"))
    for number in range(50):
        for place, db in enumerate(writers):
            db.table("things").insert({"id": f"x{place}-{number}"})
    for db in writers:
        db.close()
    with opened(tmp_path / "e") as database:
        before = state_of(database)
        join(database)
        assert state_of(database) == before


def test_folders_that_cannot_be_merged(a: Laptop, tmp_path: Path, home: Path) -> None:
    """One named twice, none at all, one without a journal: a sentence each, and nothing is made."""
    (tmp_path / "empty").mkdir()
    lone = tmp_path / "lone"
    lone.mkdir()
    shutil.copy(a.folder / "workshop.json", lone)
    for other, words in ((a.folder, "twice"), (tmp_path / "empty", "not an"), (lone, "import")):
        with pytest.raises(Exception, match=words):
            compare(a.folder, other)
    assert not home.exists()


def test_nobody_who_was_erased_comes_back(a: Laptop, b: Laptop, home: Path) -> None:
    """Erased on one side alone, they refuse; erased on both, no byte of the name is left."""
    a.do(say("Said on a"))
    b.do(say("Said on b"))
    with a.open() as store:
        person = dana(store.record).id
    erase(a.folder, person, now=a.clock)
    with pytest.raises(NotMerged, match="would bring them back"):
        compare(a.folder, b.folder)
    erase(b.folder, person, now=b.clock)
    found = compare(a.folder, b.folder)
    assert found.common
    folder = merge_new(found, home)
    assert not [name for name, content in readable_in(folder).items() if b"Ortiz" in content]
    with Store.open(folder, read_only=True) as store:
        assert {"Said on a", "Said on b"} <= {entry.text for entry in store.record.all(Entry)}


def test_nobody_comes_back_where_each_side_erased_another(a: Laptop, b: Laptop) -> None:
    """One erasure on each side is not the same erasure."""
    with a.open() as store:
        first, second = [person.id for person in store.record.all(Person)][:2]
    erase(a.folder, first, now=a.clock)
    erase(b.folder, second, now=b.clock)
    with pytest.raises(NotMerged, match="would bring them back"):
        compare(a.folder, b.folder)
