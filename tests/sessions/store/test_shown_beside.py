"""Scores of files written before, and of summaries as it was, beside those of today.

Requirement: what a file that was written to be shared shows of scores, and what one of today or one
"as it was" shows, differ by no voter or by four at least; what a file did not show counts for
nothing, and neither does a restricted one.
"""

from __future__ import annotations

from pathlib import Path

from sessions.disk.export_ledger import Written, note_export
from sessions.store.past import Past
from tests.builders.acme import Acme
from workshop.record.documents import Factor
from workshop.record.record import Record
from workshop.report.build import build
from workshop.running.commands import FinishScoring, ReopenScoring, SetScore

DIFFERS = "differs from another total by fewer than 4 voters"


def vote(made: Acme, **seats: int) -> None:
    """Rate the first factor for some seats, and take the scores in."""
    step = {"session_id": made.session_id, "step_id": "score"}
    (factor,) = made.store.record.all(Factor)
    session = made.store.record.sessions()[0]
    if "score" in session.steps and session.steps["score"].scores_in:
        made.store.do(ReopenScoring(**step))
    for seat, value in seats.items():
        made.clock.forward(seconds=1)
        ballot = {"voter": seat.replace("_", " "), "subject_id": factor.id, "scale_id": "rating"}
        made.store.do(SetScore(**step, **ballot, value=value))
    made.clock.forward(seconds=1)
    made.store.do(FinishScoring(**step))


def written(made: Acme, edition: str = "shareable") -> None:
    """A file is written now."""
    made.clock.forward(seconds=1)
    what = Written(document="session", edition=edition, format="md", session=made.session_id)
    note_export(made.folder, b"", made.folder / "a.md", what, now=made.clock)
    made.clock.forward(seconds=1)


def told(record: Record, made: Acme) -> str:
    """The summary of the session to be shared."""
    return repr(build(record, "session", "shareable", session_id=made.session_id))


def test_a_fifth_vote_after_a_file_was_written_is_not_told(tmp_path: Path) -> None:
    """Four voted and that was sent; with a fifth the total stays out until four have changed it."""
    made = Acme(tmp_path / "a")
    made.say("+ Quick close")
    vote(made, Seat_1=2, Seat_2=3, Seat_3=3, Seat_4=2)
    assert "(4 voters, 2 to 3)" in told(made.store.record, made)
    written(made, "restricted")
    vote(made, Seat_5=4)
    assert "(5 voters, 2 to 4)" in told(made.store.record, made)
    written(made)
    vote(made, Seat_6=1)
    left_out = told(made.store.record, made)
    assert DIFFERS in left_out
    assert "6 voters" not in left_out
    written(made)  # this one shows no total, so it is nothing to differ from
    vote(made, Seat_7=1, Seat_8=1, Seat_9=1)
    assert "ends=('9', '2'" in told(made.store.record, made)  # bars of nine
    made.store.close()


def test_a_summary_as_it_was_gives_way_to_that_of_today(tmp_path: Path) -> None:
    """The earlier moment shows no total that today's differs from by one voter."""
    made = Acme(tmp_path / "a")
    made.say("+ Quick close")
    vote(made, Seat_1=2, Seat_2=3, Seat_3=3, Seat_4=2)
    made.clock.forward(minutes=1)
    then = made.clock()
    made.clock.forward(minutes=1)
    vote(made, Seat_5=4)
    made.store.close()
    with Past.open(made.folder, at=then) as past:
        as_it_was = told(past.record, made)
        assert DIFFERS in as_it_was
        assert "4 voters, 2" not in as_it_was
        open_to_us = build(past.record, "session", "restricted", session_id=made.session_id)
        assert "ends=('4', '2.5', 'split')" in repr(open_to_us)
