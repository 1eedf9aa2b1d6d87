"""A table of scores comes in by pair, before and after the strategies it names.

Requirement: a row is told apart by strategy and factor together; a dash is read however it is
drawn; taken in again, nothing is new, and a score that changed is changed.
"""

from __future__ import annotations

from pathlib import Path

from tests.builders.record import Building, interview
from tests.sessions.imports.test_needs_tables import taken
from workshop.running.row_commands import PutRows, RowText
from workshop.strategy.attractive import Scores

TABLE = "Strategy,Factor,AS,Reason\nSG1,S1,4,It sells\nSG1,W1,–,\nSG2,S1,2,\nSG2,W1,-,\n"


def test_scores_come_in_by_pair(tmp_path: Path) -> None:
    """Four rows the first time and never again; one that has another score is changed."""
    built = Building()
    talk = built.start(interview(), built.person("Dana Ortiz", "CFO", built.department("Finance")))
    for line in ("+ Fast close @Dana", "- Data twice @Dana"):
        built.say(talk, "talk", line)
    path = tmp_path / "scores.csv"
    path.write_text(TABLE, "utf-8")
    assert taken(built.record, path, "attractiveness") == {"new": 4, "same": 0, "changed": 0}
    rows = tuple(RowText(values={"strategy": each}) for each in ("Sell it", "Clean it"))
    built.do(PutRows(register="strategies", rows=rows))
    scores = Scores(built.record, weights={f.id: 0.5 for f in built.record.live_factors()})
    assert [row.cell("score") for row in scores.rows.values()] == ["4", "-", "2", "-"]
    assert sorted(scores.sums.values()) == [1.0, 2.0]
    # What stood as words leads to the strategies now that they are there; then nothing is new.
    assert taken(built.record, path, "attractiveness") == {"new": 0, "same": 0, "changed": 4}
    assert taken(built.record, path, "attractiveness") == {"new": 0, "same": 4, "changed": 0}
    path.write_text(TABLE.replace("SG2,S1,2", "SG2,S1,3"), "utf-8")
    assert taken(built.record, path, "attractiveness") == {"new": 0, "same": 3, "changed": 1}
