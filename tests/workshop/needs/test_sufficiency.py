"""Whether people and systems are sufficient, added up by hand."""

from __future__ import annotations

from tests.builders.needs import Wanted
from workshop.needs.sufficiency import Sufficiency, sufficiency_of
from workshop.needs.words import load_told, sufficiency_told

Q1, Q2 = "2027-Q1", "2027-Q2"


def _built() -> Wanted:
    built = Wanted()
    for _ in range(3):
        built.need()
    built.put("capacity", resource="Developers", resource_kind="people", quarter=Q1, have=30.0)
    built.put(
        "capacity", resource="CRM", resource_kind="system", quarter=Q1, have=100.0, unit="users"
    )
    return built


def _load(built: Wanted, resource: str, by: str, needed: float, quarter: str = Q1) -> None:
    cells = {"taken_by": by} if by else {}
    built.put("workload", resource=resource, quarter=quarter, needed=needed, **cells)


def _cells(found: Sufficiency) -> list[tuple[str, str, float | None, float, float]]:
    return [
        (each.resource, each.quarter, each.have, each.needed, each.short) for each in found.loads
    ]


def test_have_and_needed_are_added_up_by_skill_and_quarter() -> None:
    """People come first; a name is the same whatever its case; who never said how much has none."""
    built = _built()
    built.put("capacity", resource="developers", quarter=Q1, have=2.5)
    _load(built, "DEVELOPERS", "N1", 20.5)
    _load(built, "Developers", "N2", 20.0)
    _load(built, "Developers", "N2", 5.0, Q2)
    _load(built, "crm", "N3", 60.0)
    found = sufficiency_of(built.record)
    assert _cells(found) == [
        ("Developers", Q1, 32.5, 40.5, 8.0),
        ("Developers", Q2, None, 5.0, 5.0),
        ("CRM", Q1, 100.0, 60.0, 0.0),
    ]
    assert [len(load.rows) for load in found.loads] == [4, 1, 2]
    assert [load.resource for load in found.people] == ["Developers", "Developers"]
    assert sufficiency_told(found) == (
        "Not sufficient for all that is asked for: 13 person-days too little, in Q1 2027 and Q2 "
        "2027. Of 2 skills and systems, these are short: Developers."
    )
    _load(built, "CRM", "N3", 60.0)
    _load(built, "CRM", "N3", 7.0, Q2)
    assert sufficiency_told(sufficiency_of(built.record, {built.id("N3")})) == (
        "Not sufficient for what is chosen: 27 users of CRM too little, in Q1 2027 and Q2 2027. "
        "Of 2 skills and systems, these are short: CRM."
    )


def test_only_what_is_chosen_counts_where_something_is_chosen() -> None:
    """The verdict is found anew from what is chosen: it may be enough for that."""
    built = _built()
    _load(built, "Developers", "N1", 20.0)
    _load(built, "Developers", "N2", 20.0)
    found = sufficiency_of(built.record, {built.id("N1")})
    assert found.chosen_alone
    assert _cells(found)[0] == ("Developers", Q1, 30.0, 20.0, 0.0)
    told = "People and systems are sufficient for what is chosen, in every quarter."
    assert sufficiency_told(found) == told


def test_a_solution_that_meets_two_needs_counts_once() -> None:
    """It counts where either is chosen, and not at all where it is rejected."""
    built = _built()
    built.put("solutions", solution="One log-in", for_needs=["N1", "N2"])
    _load(built, "Developers", "SL1", 12.0)

    def needed(*chosen: str) -> float:
        ids = {built.id(code) for code in chosen}
        return sufficiency_of(built.record, ids).loads[0].needed

    assert sufficiency_of(built.record).loads[0].needed == 12.0
    assert (needed("N1", "N2"), needed("N2"), needed("N3")) == (12.0, 12.0, 0.0)
    built.edit("SL1", state="rejected")
    assert needed("N1", "N2") == 0.0


def test_alternatives_are_not_added_up() -> None:
    """Of those among which nothing is chosen the greater counts, cell by cell; else the chosen."""
    built = _built()
    built.put("solutions", solution="Buy", for_needs="N1")
    built.put("solutions", solution="Build", for_needs="N1")
    _load(built, "Developers", "SL1", 5.0)
    _load(built, "CRM", "SL1", 40.0)
    _load(built, "Developers", "SL2", 10.0)
    _load(built, "Developers", "SL2", 3.0)
    assert [load.needed for load in sufficiency_of(built.record).loads] == [13.0, 40.0]
    built.edit("SL1", state="chosen")
    assert [load.needed for load in sufficiency_of(built.record).loads] == [5.0, 40.0]


def test_a_candidate_counts_for_a_need_of_which_nothing_is_chosen() -> None:
    """That another way was chosen for one of its needs does not take it from the other."""
    built = _built()
    built.put("solutions", solution="Buy", for_needs="N1", state="chosen")
    built.put("solutions", solution="Build", for_needs=["N1", "N2"])
    _load(built, "Developers", "SL1", 5.0)
    _load(built, "Developers", "SL2", 10.0)
    assert sufficiency_of(built.record).loads[0].needed == 15.0
    assert sufficiency_of(built.record, {built.id("N1")}).loads[0].needed == 5.0


def test_what_was_merged_takes_nothing_beside_what_the_whole_takes() -> None:
    """The same wish of two is built once; where the whole says nothing, theirs counts."""
    built = _built()
    built.need(merged_into="N1")
    _load(built, "Developers", "N4", 9.0)
    assert sufficiency_of(built.record).loads[0].needed == 9.0
    _load(built, "Developers", "N1", 8.0)
    assert sufficiency_of(built.record).loads[0].needed == 8.0


def test_a_load_of_nothing_that_is_named_always_counts() -> None:
    """Nobody knows what it belongs to, so it is there whatever is chosen."""
    built = _built()
    _load(built, "Developers", "", 31.0)
    assert sufficiency_of(built.record, ()).loads[0].short == 1.0


def test_tenths_add_up_without_a_rest() -> None:
    """What is just enough is enough: three tenths of a day are told as that."""
    built = _built()
    built.put("capacity", resource="Testers", quarter=Q1, have=0.3)
    for _ in range(3):
        _load(built, "Testers", "N1", 0.1)
    testers = sufficiency_of(built.record).people[1]
    assert (testers.needed, testers.short) == (0.3, 0.0)


def test_each_shortage_is_told_with_what_would_make_it_enough() -> None:
    """In person-days and units, of that quarter first; where nobody said how, that is told too."""
    built = _built()
    _load(built, "Developers", "N1", 42.5)
    _load(built, "CRM", "N1", 120.0)
    _load(built, "Testers", "N1", 1.0, Q2)
    built.put("capacity", resource="Developers", quarter=Q2, remedy="Hire one.")
    built.put("capacity", resource="CRM", quarter=Q1, remedy="Buy 20 seats.")
    built.put("capacity", resource="CRM", quarter=Q2, remedy="Let ten go.")
    said = [load_told(load) for load in sufficiency_of(built.record).loads]
    unsaid = "What would make it enough is not said yet."
    bought = "What would make it enough: Buy 20 seats."
    short = "Developers, Q1 2027: 12.5 person-days too little, 30 of 42.5 are there."
    unknown = "Testers, Q2 2027: 1 person-day needed, and nobody has said how much there is."
    assert said == [
        f"{short} What would make it enough: Hire one.",
        "Developers, Q2 2027: nothing needed.",
        f"{unknown} {unsaid}",
        f"CRM, Q1 2027: 20 users too little, 100 of 120 are there. {bought}",
        "CRM, Q2 2027: nothing needed.",
    ]


def test_people_count_in_days_and_systems_in_their_own_unit_or_in_none() -> None:
    """A unit does not make a system of people; of what kind it is, the last row that says so."""
    built = Wanted()
    built.need()
    for resource, cells in {
        "Testers": {"resource_kind": "people", "unit": "hours"},
        "Lab": {"resource_kind": "system"},
        "Store": {"unit": "GB"},
        "Hands": {},
    }.items():
        built.put("capacity", resource=resource, quarter=Q1, have=1.0, **cells)
        _load(built, resource, "N1", 3.0)
    found = sufficiency_of(built.record)
    assert [(each.resource, each.is_people, each.unit) for each in found.loads] == [
        ("Hands", True, ""), ("Testers", True, ""), ("Lab", False, ""), ("Store", False, "GB"),
    ]  # fmt: skip
    assert [load_told(load).partition(" are there.")[0] for load in found.loads] == [
        "Hands, Q1 2027: 2 person-days too little, 1 of 3",
        "Testers, Q1 2027: 2 person-days too little, 1 of 3",
        "Lab, Q1 2027: 2 too little, 1 of 3",
        "Store, Q1 2027: 2 GB too little, 1 of 3",
    ]


def test_without_any_row_nothing_is_claimed() -> None:
    """No table is no proof that it is enough."""
    assert sufficiency_told(sufficiency_of(Wanted().record)) == (
        "Nobody has said yet what there is of people and systems, and what is needed."
    )
