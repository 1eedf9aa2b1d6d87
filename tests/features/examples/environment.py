"""Examples of evaluation, scanning and scoring: IFE, EFE, IE, significance, weighted sum, W."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

import msgspec

from tests.builders.boards import weigh_options
from tests.builders.example import Example, Inputs, StoredBuilding
from tests.builders.record import IMPACT, LIKELIHOOD, RATING, SIGNS, TEN, WEIGHT, scale, workshop
from workshop.guide.shape import Guide, Score
from workshop.guide.vote import Vote as VoteStep
from workshop.methods.evaluation.ife_efe import MIDPOINT
from workshop.record.votes.channels import Channel
from workshop.report.blocks import Plane, Table
from workshop.report.boards.all_boards import board_of
from workshop.report.facts import MatrixFact
from workshop.report.matrix_chapter import fact_of
from workshop.report.ordering import matrices_of
from workshop.report.told_votes import VoteTelling
from workshop.report.view import Gathered
from workshop.running.commands import FinishScoring
from workshop.running.voting.commands import CastBallot, CloseVote, OpenVote


def scoring_guide(*steps: Score | VoteStep) -> Guide:
    """A workshop that talks and then scores."""
    guide = workshop()
    return msgspec.structs.replace(guide, name="scoring", steps=(guide.steps[0], *steps))


def _weighing(step_id: str, *letters: Literal["S", "W", "O", "T"]) -> Score:
    return Score(
        id=step_id, title=step_id, minutes=TEN, scales=(WEIGHT, RATING),
        factors=letters, voters="room",
    )  # fmt: skip


def _weigh(
    room: StoredBuilding, session: str, step: str, rows: Sequence[tuple[str, float, float]]
) -> None:
    """Have the room weigh and rate factors, each given as letter, share of all weights, rating."""
    for number, (letter, share, rating) in enumerate(rows, 1):
        entry = room.say(session, "talk", f"{SIGNS[letter]} Factor {number} of {session} {step}")
        points = round(100 * share, 9)
        room.score(session, step, entry, weight=points, rating=rating)
    room.do(FinishScoring(session_id=session, step_id=step))


def _rows_of(inputs: Inputs) -> list[tuple[str, float, float]]:
    """The factors of an IFE or EFE in the order of the table; `factors` are opportunities."""
    letters = {"strengths": "S", "weaknesses": "W", "opportunities": "O", "threats": "T",
               "factors": "O"}  # fmt: skip
    return [
        (letter, row["weight"], row["rating"])
        for key, letter in letters.items()
        for row in inputs.get(key, ())
    ]


def record_ife(room: StoredBuilding, inputs: Inputs) -> None:
    """The room weighs and rates the inside."""
    person = room.person("Dana Ortiz")
    session = room.start(scoring_guide(_weighing("inside", "S", "W")), person)
    _weigh(room, session, "inside", _rows_of(inputs))
    room.close(session)


def record_efe(room: StoredBuilding, inputs: Inputs) -> None:
    """The room weighs and rates the outside."""
    person = room.person("Dana Ortiz")
    session = room.start(scoring_guide(_weighing("outside", "O", "T")), person)
    _weigh(room, session, "outside", _rows_of(inputs))
    room.close(session)


def _matrix_figures(fact: MatrixFact, inputs: Inputs) -> dict[str, Any]:
    by_code = {row.id: row.score for row in fact.rows}
    numbers: dict[str, int] = {}
    scores = []
    for letter, _, _ in _rows_of(inputs):
        numbers[letter] = numbers.get(letter, 0) + 1
        scores.append(by_code[f"{letter}{numbers[letter]}"])
    return {
        "weight_sum": (fact.weight_sum or 0) / 100,
        "weighted_scores": scores,
        "total": fact.total,
        "midpoint": MIDPOINT,
    }


def ife_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """The internal evaluation, which the board tells too."""
    found = _matrix_figures(fact_of(matrices_of(gathered)[0]), inputs)
    assert _total_on_board(gathered) == found["total"]
    return found


def efe_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """The external evaluation, which the board tells too."""
    found = _matrix_figures(fact_of(matrices_of(gathered)[1]), inputs)
    assert _total_on_board(gathered) == found["total"]
    return found


def _total_on_board(gathered: Gathered) -> float:
    """The total that stands in the table of the board, to two decimals."""
    (table,) = (
        block for block in board_of(gathered, "position").beside if isinstance(block, Table)
    )
    return float(table.total[-1])


def record_ie(room: StoredBuilding, inputs: Inputs) -> None:
    """For every item a session whose two factors inside and outside come to its totals."""
    person = room.person("Dana Ortiz")
    guide = scoring_guide(_weighing("inside", "S", "W"), _weighing("outside", "O", "T"))
    for item in inputs["items"]:
        room.now = room.now.replace(day=room.now.day + 1)
        session = room.start(guide, person)
        for step, letter, total in (("inside", "S", item["ife"]), ("outside", "O", item["efe"])):
            whole, part = divmod(round(100 * total), 100)
            rows = [(letter, 1 - part / 100, whole), (letter, part / 100, min(4, whole + 1))]
            _weigh(room, session, step, rows)
        room.close(session)


def ie_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """The cell and the region of each item: of the engagement as it was after each session."""
    cells, regions = [], []
    for place in range(1, len(inputs["items"]) + 1):
        then = Gathered(gathered.record, "restricted")
        then.sessions = gathered.sessions[:place]
        board = board_of(then, "position")
        assert isinstance(board.figure, Plane)
        found = re.search(r"in cell (\w+): (.+)\.", board.sentence)
        assert found is not None
        cells.append(found[1])
        regions.append(found[2])
    return {"cells": cells, "regions": regions}


def record_significance(room: StoredBuilding, inputs: Inputs) -> None:
    """Two people score every case alike."""
    people = [room.person(name) for name in ("Dana Ortiz", "Lee Park")]
    step = Score(
        id="score", title="Score", minutes=TEN, scales=(IMPACT, LIKELIHOOD),
        factors=("O", "T"), voters="each",
    )  # fmt: skip
    session = room.start(scoring_guide(step), *people)
    for number, case in enumerate(inputs["cases"], 1):
        entry = room.say(session, "talk", f"! Published case {number}")
        for person in people:
            room.score(session, "score", entry, person, **case)
    room.do(FinishScoring(session_id=session, step_id="score"))
    room.close(session)


def significance_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """What the scan tells of each factor."""
    facts = [gathered.fact(known) for known in gathered.factors]
    assert len(facts) == len(inputs["cases"])
    return {
        "scores": [fact.significance for fact in facts],
        "significant": [fact.significant for fact in facts],
    }


def record_weighted_sum(room: StoredBuilding, inputs: Inputs) -> None:
    """The room gives points to criteria in a vote, then rates every option by each of them."""
    points = [round(100 * weight, 9) for weight in inputs["weights"]]
    weigh_options(room, points, inputs["matrix"], greatest=30)


def weighted_sum_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """The score and the place of every option on the board."""
    figure = board_of(gathered, "scores").figure
    assert figure is not None
    assert not isinstance(figure, Plane)
    lines = {line.code: line for line in figure.rows}
    ordered = [lines[f"W{number}"] for number in range(1, len(inputs["matrix"]) + 1)]
    places = [line.ends[1] for line in ordered]
    return {
        "scores": [float(line.ends[0]) for line in ordered],
        "tied": [at for at, place in enumerate(places) if places.count(place) > 1],
    }


def record_agreement(room: StoredBuilding, inputs: Inputs) -> None:
    """Three people rate the same twenty things on one scale, in a vote on paper."""
    ratings = inputs["raters_by_items"]
    people = [room.person(f"Rater {number}") for number in range(1, len(ratings) + 1)]
    step = Score(
        id="rate", title="Rate", minutes=TEN, scales=(scale("severity", 6),), factors=("W",),
        voters="each",
    )  # fmt: skip
    session = room.start(scoring_guide(step), *people)
    things = [
        room.say(session, "talk", f"- Published thing {number}").factor_id or ""
        for number in range(1, len(ratings[0]) + 1)
    ]
    room.do(OpenVote(session_id=session, step_id="rate"))
    for person, row in zip(people, ratings, strict=True):
        votes = {key: {"severity": float(value)} for key, value in zip(things, row, strict=True)}
        ballot = CastBallot(
            session_id=session, step_id="rate", channel=Channel.PAPER, voter=person, votes=votes
        )
        room.do(ballot)
    room.do(CloseVote(session_id=session, step_id="rate"))
    room.close(session)


def agreement_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """What the result of the vote says of how far its ballots agree."""
    assert len(inputs["raters_by_items"]) == 3
    telling = VoteTelling(gathered, gathered.sessions[0])
    ((step, vote, _),) = telling.steps
    assert vote is not None
    found = re.search(r"\(W ([\d.]+)", telling.told(step, vote).sentence)
    assert found is not None, telling.told(step, vote).sentence
    return {"W": float(found[1])}


EXAMPLES: Final = (
    Example("ife_retail_computer_store", record_ife, ife_figures),
    Example("efe_airline", record_efe, efe_figures),
    Example("efe_cinema_student", record_efe, efe_figures),
    Example("ie_matrix_seven_items", record_ie, ie_figures),
    Example("pestel_unep_significance", record_significance, significance_figures),
    Example("weighted_sum_tie", record_weighted_sum, weighted_sum_figures),
    Example("kendall_w_ties_anxiety", record_agreement, agreement_figures),
)
