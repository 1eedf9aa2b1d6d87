"""Examples of pairs and of attractiveness: TOWS and QSPM."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from tests.builders.boards import put_rows
from tests.builders.example import Example, Inputs, StoredBuilding
from tests.builders.record import SIGNS, interview, workshop
from workshop.report.blocks import Matrix, Notice
from workshop.report.boards.all_boards import board_of
from workshop.report.boards.board import Board
from workshop.report.view import Gathered
from workshop.running.commands import FinishScoring


def _strategy(number: int, cell: str, cites: str) -> dict[str, str]:
    return {"strategy": f"Published strategy {number}", "quadrant": cell, "cites": cites}


def record_tows(room: StoredBuilding, inputs: Inputs) -> None:
    """As many factors of each letter as there were, and a row for every strategy."""
    session = room.start(interview(), room.person("Dana Ortiz"))
    for letter, many in inputs["counts"].items():
        for at in range(many):
            room.say(session, "talk", f"{SIGNS[letter]} {letter} number {at}")
    pairs = [(cell, cites) for cell, each in inputs["strategies"].items() for cites in each]
    put_rows(
        room,
        "strategies",
        *(
            _strategy(number, cell, "; ".join(cites))
            for number, (cell, cites) in enumerate(pairs, 1)
        ),
    )
    room.close(session)


def tows_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """Which cells hold every strategy that was given to them, and what the board says is unused."""
    board = board_of(gathered, "tows")
    assert isinstance(board.figure, Matrix)
    cells = [cell.text for line in board.figure.rows for cell in line.cells]
    placed = {text[:2]: len(re.findall(r"\bSG\d+ \(", text)) for text in cells}
    broken = any("Does not follow" in each.text for each in _all_of(board, Notice))
    codes = board.sentence.rpartition(":")[2]
    return {
        "valid": {
            cell: placed[cell] == len(given) and not broken
            for cell, given in inputs["strategies"].items()
        },
        "unused_factors": re.findall(r"[SWOT]\d+", codes),
    }


def _all_of(board: Board, kind: type[Notice]) -> list[Notice]:
    return [block for block in board.beside if isinstance(block, kind)]


def record_qspm(room: StoredBuilding, inputs: Inputs) -> None:
    """The factors weighed inside and outside, each list filled up to 1 by one that has a dash."""
    rows = inputs["scored_rows"]
    session = room.start(workshop(voters="room"), room.person("Dana Ortiz"))
    names = [f"Strategy {number}" for number in range(1, len(rows[0]["AS"]) + 1)]
    put_rows(room, "strategies", *({"strategy": name} for name in names))
    lists: dict[str, list[dict[str, Any]]] = {"S": [], "O": []}
    for row in rows:
        inside = sum(each["weight"] for each in lists["S"]) + row["weight"] <= 1
        lists["S" if inside else "O"].append(row)
    for letter, step, each in (("S", "inside", lists["S"]), ("O", "outside", lists["O"])):
        rest = {"weight": 1 - sum(row["weight"] for row in each), "AS": ["-"] * len(names)}
        for number, row in enumerate([*each, rest], 1):
            entry = room.say(session, "talk", f"{SIGNS[letter]} Factor {number} of {step}")
            points = round(100 * row["weight"], 9)
            room.score(session, step, entry, weight=points, rating=3)
            code = room.factor(entry).code
            put_rows(
                room,
                "attractiveness",
                *(
                    {"strategy": name, "factor": code, "score": str(score)}
                    for name, score in zip(names, row["AS"], strict=True)
                ),
            )
        room.do(FinishScoring(session_id=session, step_id=step))
    room.close(session)


def qspm_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """The sums in the last row, and which of them the sentence calls the first."""
    board = board_of(gathered, "attractiveness")
    assert isinstance(board.figure, Matrix)
    sums = [float(cell.text) for cell in board.figure.rows[-1].cells]
    assert len(sums) == len(inputs["strategies"])
    first = max(range(len(sums)), key=sums.__getitem__)
    assert board.figure.columns[first] in board.sentence
    return {"stas": sums, "preferred": first}


EXAMPLES: Final = (
    Example("tows_retail_store", record_tows, tows_figures),
    Example("qspm_retail_store", record_qspm, qspm_figures),
)
