"""Published examples that no method takes as they are, and why others are not held in sessions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from tests.builders.boards import put_rows
from tests.builders.example import Example, Inputs, StoredBuilding
from tests.builders.record import TEN, scale
from tests.features.examples.coding import record_saturation, synthesis_of
from tests.features.examples.environment import scoring_guide
from tests.features.examples.voting import duel_figures, ranked_ideas, record_borda
from workshop.guide.shape import Score
from workshop.guide.vote import Vote as VoteStep
from workshop.report.blocks import Matrix, Table
from workshop.report.boards.all_boards import board_of
from workshop.report.build import build
from workshop.report.session.vote_section import vote_facts
from workshop.report.session_view import SessionView
from workshop.report.view import Gathered
from workshop.running.commands import FinishScoring
from workshop.running.voting.commands import OpenVote

PUBLISHED: Final[tuple[dict[str, Any], ...]] = (
    {  # Wikipedia, Condorcet criterion; votelib tests.
        "id": "borda_vs_condorcet",
        "inputs": {
            "ballots": [
                {"ranking": ["A", "B", "C"], "count": 3},
                {"ranking": ["B", "C", "A"], "count": 2},
            ]
        },
        "expected": {
            "condorcet_winner": "A",
            "borda": {"A": 6, "B": 7, "C": 2},
            "borda_winner": "B",
        },
        "tolerance": 0,
    },
    {  # freerangelearner.com, multi-voting: a third of the items, at most 20.
        "id": "multivote_n_over_3",
        "inputs": {"items": [10, 12, 31, 60, 90]},
        "expected": {"votes": [3, 4, 10, 20, 20]},
        "tolerance": 0,
    },
    {  # Guest, Namey & Chen 2020: what is not saturated, and what cannot be judged.
        "id": "saturation_not_reached",
        "inputs": {"new_codes": [4, 4, 4, 4, 4, 4]},
        "expected": {"notation": None},
        "tolerance": 0,
    },
    {
        "id": "saturation_of_three_interviews",
        "inputs": {"new_codes": [1, 2, 3]},
        "expected": {"notation": None},
        "tolerance": 0,
    },
    {  # Of the 25 products of likelihood and impact only 14 are different ones.
        "id": "risk_product_5x5",
        "inputs": {"likelihood": [1, 5], "impact": [1, 5]},
        "expected": {
            "distinct_scores": 14,
            "scores": [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25],
        },
        "tolerance": 0,
    },
    {  # Hyndman & Fan 1996, type 7, as R and numpy have it.
        "id": "quartile_conventions",
        "inputs": {"set1": [6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49]},
        "expected": {"set1": {"type7": [25.5, 40, 42.5]}},
        "tolerance": 1e-9,
    },
)
"""As they were published, as far as sessions have them."""

_COMPARED = "no session records comparisons of criteria in pairs on a scale to 9"
_SPACE = "no register holds the SPACE ratings of an organisation's four dimensions"
_CALC = "a figure for files: no session enters its inputs"

NOT_HELD: Final[dict[str, str]] = {
    "ahp_car_criteria": _COMPARED,
    "ahp_drinks": _COMPARED,
    "ahp_fruit_approx_trap": _COMPARED,
    "ahp_leader_criteria": _COMPARED,
    "ahp_leader_experience": _COMPARED,
    "ahp_perfectly_consistent": _COMPARED,
    "ahp_school_6x6": _COMPARED,
    "awot_karelia_forestry": _COMPARED,
    "cpm_three_companies": "no register holds ratings of competitors",
    "efas_maytag": "its scale goes to 5; a room rates from 1 to 4, as David does",
    "emv_pmbok_plant": "a tree of chances; risks have mitigations, not payoffs",
    "irr_multiple_roots": "the board of worth tells present value and payback, for that reason",
    "rand_ucla_ipras": "a room is told apart by its middle half, not by this index",
    "rice_reach": _CALC,
    "space_bank_david": _SPACE,
    "space_maxipedia": _SPACE,
    "space_piac": _SPACE,
    "space_textile": _SPACE,
    "wsjf_two_tasks": _CALC,
}
"""Examples of methods that no session tells, with the reason."""


def record_multivote(room: StoredBuilding, inputs: Inputs) -> None:
    """A vote by dots for each number of items, whose guide names no budget."""
    person = room.person("Dana Ortiz")
    step = VoteStep(id="vote", title="Vote", minutes=TEN, method="dots", of=("W",))
    for items in inputs["items"]:
        session = room.start(scoring_guide(step), person)
        for place in range(items):
            room.say(session, "talk", f"- Item {place} of {items}")
        room.do(OpenVote(session_id=session, step_id=step.id))


def multivote_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """How many dots each has, as the rule says."""
    votes = []
    for session, items in zip(gathered.sessions, inputs["items"], strict=True):
        ((fact,),) = (vote_facts(SessionView(gathered, session)) or (),)
        found = re.fullmatch(r"Dots: (\d+) each \(a third of (\d+) items\)", fact.rule)
        assert found is not None, fact.rule
        assert int(found[2]) == items
        votes.append(int(found[1]))
    return {"votes": votes}


def disagreeing_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """Both winners; here the last place has a point too."""
    points, first = ranked_ideas(gathered, "ABC")
    ballots = sum(each["count"] for each in inputs["ballots"])
    return {
        "condorcet_winner": duel_figures(gathered, inputs)["condorcet_winner"],
        "borda": {letter: got - ballots for letter, got in points.items()},
        "borda_winner": first,
    }


def unsaturated_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """That it is not reached, or cannot be told: in no sentence it is."""
    told = synthesis_of(gathered).facts.saturation
    assert told is not None
    assert told.new == tuple(inputs["new_codes"])
    assert "Saturated at" not in told.sentence
    return {"notation": told.notation}


def record_risks(room: StoredBuilding, inputs: Inputs) -> None:
    """A risk for every pair of levels."""
    least, most = inputs["likelihood"]
    levels = range(least, most + 1)
    put_rows(
        room,
        "risks",
        *(
            {"event": f"Event {one} {other}", "likelihood": str(one), "impact": str(other)}
            for one in levels
            for other in levels
        ),
    )


def risk_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """The scores in the table of the board."""
    assert inputs["likelihood"] == inputs["impact"]
    (table,) = (each for each in board_of(gathered, "risks").beside if isinstance(each, Table))
    today = [column.title for column in table.columns].index("Today")
    scores = sorted({int(str(row[today]).split()[0]) for row in table.rows})
    return {"distinct_scores": len(scores), "scores": scores}


def record_spread(room: StoredBuilding, inputs: Inputs) -> None:
    """Everybody gives one value for one thing."""
    people = [room.person(f"Voter {number}") for number in range(1, len(inputs["set1"]) + 1)]
    step = Score(
        id="rate", title="Rate", minutes=TEN, scales=(scale("severity", 49),), factors=("W",),
        voters="each",
    )  # fmt: skip
    session = room.start(scoring_guide(step), *people)
    entry = room.say(session, "talk", "- Published thing")
    for person, value in zip(people, inputs["set1"], strict=True):
        room.score(session, "rate", entry, person, severity=value)
    room.do(FinishScoring(session_id=session, step_id="rate"))
    room.close(session)


def spread_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """The median and the middle half, as the summary of the session prints them."""
    session = gathered.sessions[0]
    report = build(gathered.record, "session", "restricted", session_id=session.id)
    cells = " ".join(
        str(cell)
        for block in report.blocks
        for row in (block.rows if isinstance(block, Table) else ())
        for cell in row
    ) + " ".join(
        cell.text
        for block in report.blocks
        for line in (block.rows if isinstance(block, Matrix) else ())
        for cell in line.cells
    )
    found = re.search(r"median ([\d.]+) \((\d+) voters, .*middle half ([\d.]+) to ([\d.]+)", cells)
    assert found is not None, cells
    assert int(found[2]) == len(inputs["set1"])
    return {"set1": {"type7": [float(found[3]), float(found[1]), float(found[4])]}}


EXAMPLES: Final = (
    Example("borda_vs_condorcet", record_borda, disagreeing_figures),
    Example("multivote_n_over_3", record_multivote, multivote_figures),
    Example("saturation_not_reached", record_saturation, unsaturated_figures),
    Example("saturation_of_three_interviews", record_saturation, unsaturated_figures),
    Example("risk_product_5x5", record_risks, risk_figures),
    Example("quartile_conventions", record_spread, spread_figures),
)
