"""What is open in a programme, who was told of changes, what is watched: line after line.

Requirement: each thing is one line that says what it is, how far, and since when; nothing that is
not known stands there, and nothing is told twice.
"""

from __future__ import annotations

from datetime import date

import msgspec

from tests.builders.programme import TODAY, Programming, guide_of
from workshop.programme.carried_told import (
    ChangeTold,
    DepartmentTold,
    WatchedTold,
    told_lines,
    watched_lines,
)
from workshop.programme.fact import ReferralFact, UnheardFact, WaitingFact, fact_of, open_ends

DAY = date(2026, 3, 9)


def test_who_was_told_of_a_change() -> None:
    """By department: nobody yet, to be told, told on a day, and whether they said so."""
    departments = (
        DepartmentTold(department="Finance", state="untold", on=None, notices=()),
        DepartmentTold(department="HR", state="to tell", on=None, notices=("NT1",)),
        DepartmentTold(department="IT", state="told", on=DAY, notices=("NT2", "NT3")),
        DepartmentTold(department="Sales", state="acknowledged", on=DAY, notices=("NT4",)),
        DepartmentTold(department="Wards", state="told", on=None, notices=("NT5",)),
    )
    made = ChangeTold(id="CG1", text="Ledger", project="PJ1", started=True, departments=departments)
    bare = msgspec.structs.replace(made, id="CG2", project="", started=False, departments=())
    only = msgspec.structs.replace(bare, id="PJ2", project="PJ2", started=True)
    assert list(told_lines((made, bare, only))) == [
        "CG1 Ledger · PJ1, started",
        "  ○ Finance: no notice",
        "  ○ HR: to be told, NT1",
        "  ✓ IT: told 9 Mar 2026, NT2 and NT3",
        "  ✓ Sales: told 9 Mar 2026, and said so, NT4",
        "  ✓ Wards: told, NT5",
        "CG2 Ledger · not started yet",
        "  ! there is no department to tell",
        "PJ2 Ledger · started",
        "  ! nobody said what it changes",
    ]
    assert list(told_lines(())) == ["There are no changes yet."]


def test_what_is_watched() -> None:
    """How many are due, then each with its day, its chance and where it is seen."""
    signal = WatchedTold(
        id="SN1", kind="signal", text="A vendor leaves", day=DAY, due=True, state="watched",
        source="the press", watch="its prices",
    )  # fmt: skip
    told = msgspec.structs.replace(signal, id="SN2", due=False, source="", watch="its prices")
    known = WatchedTold(
        id="PD1", kind="prediction", text="Costs rise", day=None, due=False, state="", chance=62.5
    )
    assert list(watched_lines((signal, told, known))) == [
        "1 is due.",
        "! SN1 A vendor leaves: watched, due since 9 Mar 2026",
        "    from the press; watch its prices",
        "· SN2 A vendor leaves: watched, on 9 Mar 2026",
        "    watch its prices",
        "· PD1 Costs rise, 62.5 %: not known yet",
    ]
    assert next(watched_lines((signal, signal))) == "2 are due."
    assert list(watched_lines((known,))) == ["· PD1 Costs rise, 62.5 %: not known yet"]
    assert list(watched_lines(())) == ["No signal and no prediction yet."]


def test_what_is_to_be_seen_to_in_a_programme() -> None:
    """Answers, checks, days that have passed, overlaps, people to meet, groups without a voice."""
    made = Programming()
    made.row("Dana Ortiz")
    fact = fact_of(made.record, made.programme, guide_of, TODAY)
    (code,) = (each.id for each in fact.interviews)
    fact = msgspec.structs.replace(
        fact,
        waiting=(WaitingFact(id=code, person="Dana Ortiz", days=1),),
        unchecked=(code,),
        passed=(code,),
        clashes=(("IV1", "IV2"),),
        to_meet=tuple(
            ReferralFact(person="Bo", named_by=by, evidence=()) for by in ((), ("Ana", "Cy"))
        ),
        unheard=tuple(UnheardFact(department="HR", coming=each) for each in ((), ("IV1", "IV2"))),
    )
    assert list(open_ends(fact)) == [
        f"{code} Dana Ortiz: no answer for 1 day",
        f"{code} Dana Ortiz: sent back, not answered in time",
        f"{code} Dana Ortiz: the day has passed, and it was not begun",
        "IV1 and IV2 overlap",
        "To meet: Bo",
        "To meet: Bo, named by Ana and Cy",
        "Nobody heard yet: HR",
        "Nobody heard yet: HR; IV1 and IV2 would change that",
    ]
