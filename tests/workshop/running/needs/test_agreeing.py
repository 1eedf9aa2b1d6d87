"""Limits, criteria and rule are set, signed and changed with a reason, by commands and by hand.

Requirement (B7, B11, A7): what is agreed is agreed before anything is ranked; whoever signed finds
out when it changes, because a change needs a reason and their signature then no longer holds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.wanting import Wanting
from tests.features.test_scored_rows import agreed, finish, rate
from workshop.errors import Refused
from workshop.record.documents import Session
from workshop.registers.kinds.needs.framework import CRITERIA, RULES
from workshop.running.needs.before_scoring import refuse_before_weights
from workshop.running.needs.commands import CriterionText, SetFramework, SetLimits, SignFramework
from workshop.running.row_commands import PutRows, RemoveRows, RowText
from workshop.running.words.of_decisions import signed as signed_said
from workshop.running.words.slash import Said


@pytest.fixture
def made(tmp_path: Path) -> Wanting:
    """Two departments ask for something."""
    wanting = Wanting(tmp_path / "acme")
    wanting.need("a new ledger", "Finance", priority=4, need=3, cost=1000)
    wanting.need("one sign-on", "Trade", priority=5, need=5, cost=2000)
    return wanting


def signed(made: Wanting) -> Wanting:
    """The same with limits and criteria that Finance agreed to."""
    made.limits(cost=700000, staff_days=400)
    made.weights(performance=60, accessibility=40)
    made.sign(made.acme.dana)
    return made


def test_limits_are_rows_in_cents_and_days(made: Wanting) -> None:
    """Money in the unit of the table, kept to the cent; one change, one sentence, one undo."""
    change = made.limits(cost=1234.56, staff_days=40.5)
    assert change.sentence == "Set the limits of needs: cost 1,234.56 and staff days 40.5"
    assert made.framework.limits == {"cost": 123456, "staff_days": 40.5}
    assert [(row.code, row.cell("limit")) for row in made.rows("limits")] == [
        ("LM1", "cost"),
        ("LM2", "staff_days"),
    ]
    made.store.undo()
    assert made.framework.limits == {}


def test_a_limit_not_named_stays_and_none_takes_one_away(made: Wanting) -> None:
    """The row of a limit is changed where it stands, whatever heading it was typed under."""
    made.put("limits", {"limit": "Money", "amount": "5,000"})
    made.limits(staff_days=10)
    made.limits(cost=6000)
    assert made.framework.limits == {"cost": 600000, "staff_days": 10}
    assert len(made.rows("limits")) == 2
    assert (
        made.limits(staff_days=None).sentence == "Set the limits of needs: no limit of staff days"
    )
    assert made.framework.limits == {"cost": 600000}
    with pytest.raises(Refused, match="Nothing would change"):
        made.limits(cost=6000)


@pytest.mark.parametrize(
    ("limits", "problems"),
    [
        ({"cost": -1.0, "days": 0.25}, ["Cost: -1 was found", "Staff days: 0.25 was found"]),
        ({"cst": 1.0, "people": 2.0}, ["“cst”; did you mean cost?", "“people”; there are cost"]),
        ({"cost": 0.001, "staff_days": 1.0}, ["Cost: 0.001 was found; give an amount"]),
        ({"cost": 1.0, "money": 1.0}, ["Cost is there twice"]),
        ({"cost": float("inf"), "staff_days": float("nan")}, ["Cost: inf", "Staff days: nan"]),
        ({"cost": None}, ["Cost: there is no such limit to take away"]),
        ({}, ["Say how much there is of cost or staff_days"]),
    ],
)
def test_all_that_is_wrong_with_limits_is_told(
    made: Wanting, limits: dict[str, float | None], problems: list[str]
) -> None:
    """Each with what was found and what may stand there; nothing of it is done."""
    with pytest.raises(Refused) as refused:
        made.do(SetLimits(of="needs", limits=limits))
    assert all(each in str(refused.value) for each in problems), str(refused.value)
    assert not made.rows("limits")


def test_limits_are_those_of_needs(made: Wanting) -> None:
    """Nothing is chosen of another register."""
    with pytest.raises(Refused, match="Limits are set for needs alone; “objectives” has none"):
        made.do(SetLimits(of="objectives", limits={"cost": 1.0}))


def test_the_five_proposed_criteria_weigh_alike(made: Wanting) -> None:
    """They are taken by one word; own ones beside them are given in full."""
    change = made.do(SetFramework(preset=True, rule="Value"))
    assert change.sentence == (
        "Agreed on criteria budget 20 %, performance 20 %, functionality 20 %, accessibility 20 % "
        "and legal compliance 20 % and the rule “value”"
    )
    assert [(each.name, each.weight) for each in made.framework.criteria] == [
        (name, 0.2) for name in CRITERIA
    ]
    assert (made.framework.rule, made.framework.rule_agreed) == ("value", True)
    own = (CriterionText(name="green", weight=1),)
    with pytest.raises(Refused, match="Give either preset, or the criteria in full"):
        made.do(SetFramework(preset=True, criteria=own))


def test_criteria_take_the_place_of_those_before(made: Wanting) -> None:
    """The row of a criterion that goes on is kept; one that is no more goes; weights come anew."""
    made.put(
        "framework",
        {"term": "Speed", "term_kind": "criterion", "weight": 5, "meaning": "Of daily work"},
        {"term": "cost", "term_kind": "criterion", "weight": 3},
        {"term": "law", "term_kind": "criterion", "weight": 2},
    )
    first = made.rows("framework")[0]
    made.weights(speed=50, law=25, green=25)
    assert [(each.name, each.weight) for each in made.framework.criteria] == [
        ("speed", 0.5),
        ("law", 0.25),
        ("green", 0.25),
    ]
    assert made.rows("framework")[0].id == first.id
    assert made.framework.criteria[0].meaning == "Of daily work"
    assert [row.cell("weight") for row in made.rows("framework")] == [50, 25, 25]
    assert made.do(SetFramework(criteria=())).sentence == "Agreed on no criteria"
    assert made.framework.criteria == ()


@given(weights=st.lists(st.integers(1, 50), min_size=1, max_size=9))
def test_weights_keep_their_proportions(
    tmp_path_factory: pytest.TempPathFactory, weights: list[int]
) -> None:
    """In per cent of all, whatever measure they were given in; equal ones stay equal."""
    made = Wanting(tmp_path_factory.mktemp("w") / "acme")
    criteria = (CriterionText(name=f"c{n}", weight=each) for n, each in enumerate(weights))
    made.do(SetFramework(criteria=tuple(criteria)))
    found = [each.weight for each in made.framework.criteria]
    assert found == pytest.approx([each / sum(weights) for each in weights], abs=1e-3)
    for one, first in zip(found, weights, strict=True):
        assert all(
            (one == two) == (first == second) for two, second in zip(found, weights, strict=True)
        )


@pytest.mark.parametrize(
    ("command", "problems"),
    [
        (
            SetFramework(
                criteria=(
                    CriterionText(name="Law", weight=1e308),
                    CriterionText(name="Speed", weight=1e308),
                ),
            ),
            ["“Law”: 1e+308 was found; a weight is 1e+12 at most"],
        ),
        (
            SetFramework(
                criteria=(
                    CriterionText(name="need", weight=1),
                    CriterionText(name=" ", weight=1),
                    CriterionText(name="Law", weight=0),
                    CriterionText(name="law ", weight=-2),
                    CriterionText(name="dust", weight=0.00001),
                ),
                rule="valu",
            ),
            [
                "“need” is known of every need by itself",
                "criterion 2 has no name",
                "“Law”: 0 was found; a weight is a number above 0",
                "“law” is there twice",
                "“dust” weighs less than 0.01 % of all",
                "there is no rule “valu”; did you mean “value”?",
            ],
        ),
        (SetFramework(rule="by lot"), [f"there are “{RULES[0]}”"]),
        (SetFramework(), ["Say the criteria, the rule, or preset"]),
        (
            SetFramework(criteria=(CriterionText(name="law", weight=float("nan")),)),
            ["“law”: nan was found"],
        ),
    ],
)
def test_all_that_is_wrong_with_a_framework_is_told(
    made: Wanting, command: SetFramework, problems: list[str]
) -> None:
    """Every criterion by its name, the rule with what was meant; nothing of it is done."""
    with pytest.raises(Refused) as refused:
        made.do(command)
    assert all(each in str(refused.value) for each in problems), str(refused.value)
    assert not made.rows("framework")


def test_a_signature_is_one_a_department(made: Wanting) -> None:
    """A later one takes its place; another person's words never stand under a new name."""
    with pytest.raises(Refused, match="There is nothing to sign yet"):
        made.sign(made.acme.dana)
    made.limits(cost=700000)
    said = made.sign(made.acme.dana).sentence
    assert (
        said
        == "Signed limits and framework: Dana Ortiz for Finance agrees; 1 department not asked yet"
    )
    with pytest.raises(Refused, match="Dana Ortiz said so for Finance already"):
        made.sign(made.acme.dana)
    (first,) = made.rows("signatures")
    made.sign(made.acme.dana, "Too little for us")
    (again,) = made.rows("signatures")
    assert (again.id, again.cell("stance"), again.cell("words")) == (
        first.id,
        "dissents",
        "Too little for us",
    )
    made.sign(made.acme.ana, of=made.acme.finance)
    (other,) = made.rows("signatures")
    assert (other.id != first.id, other.is_of, other.cell("words")) == (True, made.acme.ana.id, "")
    made.store.undo()
    assert [row.cell("words") for row in made.rows("signatures")] == ["Too little for us"]


def test_whoever_is_of_no_department_says_for_which_they_sign(made: Wanting) -> None:
    """Nobody signs for nobody."""
    made.limits(cost=1)
    lone = made.put("liaisons", {"person": "Zoe Lind", "department": "Finance"})[0]
    with pytest.raises(Refused, match="Zoe Lind is of no department: say for which one they sign"):
        made.do(SignFramework(person_id=lone.is_of))


@pytest.mark.parametrize("by_hand", [False, True])
def test_what_is_signed_changes_with_a_reason_alone(made: Wanting, by_hand: bool) -> None:
    """By command or by hand; the signature then no longer holds, and holds again on undo."""
    signed(made)
    row = made.rows("limits")[0]

    def change(reason: str) -> Any:
        if by_hand:
            return made.edit(row, amount="900,000", **({"reason": reason} if reason else {}))
        return made.limits(reason, cost=900000)

    with pytest.raises(Refused) as refused:
        change("")
    assert "Finance signed what stands: say why LM1 changes" in str(refused.value)
    assert "Signatures then hold no longer" in str(refused.value)
    assert made.framework.is_signed is False  # Trade was not asked
    assert [each.holds for each in made.framework.signed] == [True]
    change("The board gave more")
    assert [each.holds for each in made.framework.signed] == [False]
    assert made.rows("limits")[0].cell("reason") == "The board gave more"
    made.store.undo()
    assert [each.holds for each in made.framework.signed] == [True]


def test_history_tells_the_reason_and_whose_signature_goes(made: Wanting) -> None:
    """In one sentence."""
    signed(made)
    assert made.limits("The board gave more", cost=900000).sentence == (
        "Set the limits of needs: cost 900,000, because “The board gave more”; "
        "1 signature no longer holds"
    )


def test_a_reason_of_before_is_none_of_now(made: Wanting) -> None:
    """What stood in the cell says why it was so, not why it changes."""
    made.put("limits", {"limit": "cost", "amount": "5,000", "reason": "Letter of the board"})
    made.sign(made.acme.dana)
    (row,) = made.rows("limits")
    with pytest.raises(Refused, match="say why LM1 changes"):
        made.edit(row, amount="6,000")
    made.edit(row, amount="6,000", reason="Second letter")
    made.sign(made.acme.dana)
    made.limits("Third letter", cost=7000)
    assert made.rows("limits")[0].cell("reason") == "Third letter"


def test_what_was_not_signed_changes_freely_and_takes_its_reason_along(made: Wanting) -> None:
    """A reason is not left beside an amount that it was not given for."""
    made.limits("First guess", cost=5000)
    made.limits(cost=6000)
    assert made.rows("limits")[0].cell("reason") == ""


def test_what_says_nothing_of_what_is_signed_changes_freely(made: Wanting) -> None:
    """What a criterion means, a date of the calendar, who set a limit; and the same otherwise."""
    signed(made)
    made.edit(made.rows("framework")[0], meaning="Of daily work")
    made.put("framework", {"term": "Board", "term_kind": "date", "day": "2027-01-15"})
    made.edit(made.rows("limits")[0], set_by="@Dana")
    with pytest.raises(Refused, match="Nothing would change"):
        made.weights(performance=6, accessibility=4)
    assert [each.holds for each in made.framework.signed] == [True]


@pytest.mark.parametrize("register", ["limits", "framework"])
def test_a_signed_row_is_not_taken_out_by_hand(made: Wanting, register: str) -> None:
    """A row that goes can hold no reason; the command says it in its place."""
    signed(made)
    with pytest.raises(Refused, match="signed what stands: say why"):
        made.remove(made.rows(register)[0])
    made.limits("No money is needed", cost=None)
    assert made.framework.limits == {"staff_days": 400}
    assert made.rows("limits")[0].cell("reason") == "No money is needed"
    made.weights("One is enough", performance=1)
    assert [each.name for each in made.framework.criteria] == ["performance"]


def test_a_new_row_that_changes_what_is_signed_says_why(made: Wanting) -> None:
    """Of several rows those are named that do not."""
    signed(made)
    rows = (
        RowText(values={"term": "law", "term_kind": "criterion", "weight": 10, "reason": "Asked"}),
        RowText(values={"term": "green", "term_kind": "criterion", "weight": 10}),
    )
    with pytest.raises(Refused, match="say why FW4 changes"):
        made.do(PutRows(register="framework", rows=rows))
    made.do(PutRows(register="framework", rows=rows[:1]))
    assert len(made.framework.criteria) == 3


def test_needs_are_scored_after_the_weights_are_signed(made: Wanting) -> None:
    """Other registers wait for nothing; a dissent alone is no agreement."""
    record = made.store.record
    refuse_before_weights(record, "risks")
    with pytest.raises(Refused, match="a department sign by /sign, or do both"):
        refuse_before_weights(record, "needs")
    made.weights(performance=1)
    with pytest.raises(Refused, match="are not signed yet: have a department sign, by /sign"):
        refuse_before_weights(record, "needs")
    made.sign(made.acme.dana, "Not like this")
    with pytest.raises(Refused, match="have a department sign"):
        refuse_before_weights(record, "needs")
    made.sign(made.acme.ana)
    refuse_before_weights(record, "needs")
    made.weights("Law too", performance=1, law=1)
    with pytest.raises(Refused, match="changed since they were signed"):
        refuse_before_weights(record, "needs")


def test_somebody_signs_in_a_session_by_a_word(made: Wanting) -> None:
    """Their name alone agrees, words behind it dissent; the undo of the session takes it back."""
    made.limits(cost=700000)
    record, here = made.store.record, made.acme.session_id

    def sent(words: str) -> SignFramework:
        session, clock = record.get(Session, here), record.clock_of(here)
        command = signed_said(Said(record, session, clock, None, words, made.acme.clock.now))
        assert isinstance(command, SignFramework)
        return command

    assert made.do(sent("@Dana")).session_id == here
    assert [each.agrees for each in made.framework.signed] == [True]
    made.do(sent("Dana Ortiz Too little for us"))
    assert made.rows("signatures")[0].cell("words") == "Too little for us"
    made.store.undo(here)
    assert [each.agrees for each in made.framework.signed] == [True]
    with pytest.raises(Refused, match="Say who signs: /sign @Dana"):
        sent("Nobody here")


def test_criteria_change_with_a_reason_once_needs_were_scored(tmp_path: Path) -> None:
    """Also where no signature is left; limits are none of what was scored by."""
    acme = agreed(tmp_path / "acme")
    store = acme.store
    for command in (*rate(store.record, acme.dana.id, 0, priority=4), finish(store.record)):
        store.do(command)
    (signature,) = store.record.rows("signatures")
    store.do(RemoveRows(register="signatures", row_ids=(signature.id,)))
    store.do(SetLimits(of="needs", limits={"cost": 5}))
    store.do(SetFramework(rule="value"))
    law = (CriterionText(name="Speed", weight=1), CriterionText(name="Law", weight=1))
    with pytest.raises(Refused, match="Needs were scored by these criteria: say why FW1 and FW3"):
        store.do(SetFramework(criteria=law))
    store.do(SetFramework(criteria=law, reason="The law was forgotten"))
    assert [row.cell("reason") for row in store.record.rows("framework")] == [
        "The law was forgotten",
        "",
        "The law was forgotten",
    ]


def test_words_of_people_are_kept_whole_and_told_short(made: Wanting) -> None:
    """Long names, many of them, and what a terminal would obey."""
    many = tuple(CriterionText(name=f"{'long ' * 30}\x1b[31m{n}", weight=1) for n in range(20))
    change = made.do(SetFramework(criteria=many, reason="[red]why[/] " * 40))
    assert len(change.sentence) < 600
    assert "\x1b" not in change.sentence
    assert change.sentence.count("… 5 %") == 8
    assert "and 12 more, because “[red]why[/]" in change.sentence
    assert len(made.framework.criteria) == 20
    with pytest.raises(Refused, match="Why it is so has 10,001 characters; 10,000 are allowed"):
        made.limits("x" * 10_001, cost=1)


def test_the_manual_names_every_rule() -> None:
    """Where other programs look for what may be given."""
    told = " ".join(str(SetFramework.__doc__).split())
    assert [rule for rule in RULES if f"`{rule}`" not in told] == []
