"""Rows of a register are scored as factors are, carried through on real folders.

Requirement: scores of rows are kept, undone, joined from two laptops, erased with who gave them and
told by each edition as those of factors; no row goes while anything was given for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from sessions.care.doctor import examine
from sessions.erasure.erase import erase
from sessions.exports.documents import Request, document_in
from sessions.exports.registry import formats_of
from sessions.store.store import Store
from tests.builders.acme import GUIDE, MINUTES, Acme
from tests.builders.laptops import Laptop, merged
from tests.builders.record import scale
from workshop.ballots.votes.items import listed
from workshop.errors import Refused
from workshop.guide.shape import Guide, Score
from workshop.needs.scored import scores_of_rows
from workshop.record.documents import Ballot, Entry
from workshop.record.record import Record
from workshop.running.commands import Command, FinishScoring, KeepPrivate, SetScore
from workshop.running.needs.commands import CriterionText, SetFramework, SignFramework
from workshop.running.row_commands import PutRows, RemoveRows, RowText
from workshop.trace.tracing import trace

RATE = "rate"


def rating() -> Guide:
    """A session in which needs are scored, each for themselves."""
    rate = Score(
        id=RATE,
        title="Rate every need",
        minutes=MINUTES,
        of="needs",
        voters="each",
        scales=(scale("priority", 5), scale("need", 5)),
    )
    return msgspec.structs.replace(GUIDE, name="rating", steps=(*GUIDE.steps, rate))


def agreed(folder: Path) -> Acme:
    """A running session with three needs, one of them of an entry, and criteria that are signed."""
    acme = Acme(folder, guide=rating())
    acme.say("- Phones die in the store room @Ana")
    (entry,) = acme.store.record.all(Entry)
    acme.store.do(
        PutRows(
            register="needs",
            rows=(
                RowText(values={"want": "One sign-on", "department": "Finance"}),
                RowText(values={"want": "New phones"}, evidence=(entry.id,)),
                RowText(values={"want": "Close faster"}),
            ),
        )
    )
    acme.store.do(SetFramework(criteria=(CriterionText(name="Speed", weight=1),)))
    acme.store.do(SignFramework(person_id=acme.dana.id))
    return acme


def rate(record: Record, voter: str, place: int, **values: float) -> list[SetScore]:
    """Scores of a need, by its place."""
    session = record.sessions()[0].id
    subject = record.rows("needs")[place].id
    return [
        SetScore(
            session_id=session,
            step_id=RATE,
            voter=voter,
            subject_id=subject,
            scale_id=scale,
            value=value,
        )
        for scale, value in values.items()
    ]


def finish(record: Record) -> Command:
    """Take the scores in."""
    return FinishScoring(session_id=record.sessions()[0].id, step_id=RATE)


def found(record: Record) -> dict[str, dict[str, float]]:
    """What needs came to, by their codes."""
    codes = {row.id: row.code for row in record.rows("needs")}
    return {codes[key]: {name: one.value for name, one in own.items()}
            for key, own in scores_of_rows(record, "needs").items()}  # fmt: skip


def test_scores_of_rows_are_kept_and_undone_and_hold_their_row(tmp_path: Path) -> None:
    """Each value is a change with its sentence; a row that was scored stays until nothing is."""
    acme = agreed(tmp_path / "Acme")
    record, ana = acme.store.record, acme.ana.id
    (command,) = rate(record, ana, 0, priority=4)
    assert acme.store.do(command).sentence == "Scored N1 priority 4 for Ana López"
    row = record.rows("needs")[0]
    gone = RemoveRows(register="needs", row_ids=(row.id,))
    with pytest.raises(Refused, match="N1 is named by ballot; change that first"):
        acme.store.do(gone)
    acme.store.undo()
    assert all(not ballot.scores for ballot in record.all(Ballot))
    acme.store.redo()
    acme.store.do(finish(record))
    assert found(acme.reopen(crashed=True).record) == {"N1": {"priority": 4}}
    acme.store.close()


def test_what_was_taken_out_comes_back_only_while_its_row_is_there(tmp_path: Path) -> None:
    """A score is not undone into something that is gone: what was done later is named."""
    acme = agreed(tmp_path / "Acme")
    record = acme.store.record
    (given,) = rate(record, acme.ana.id, 2, need=2)
    acme.store.do(given)
    acme.store.do(msgspec.structs.replace(given, value=None))
    taken_out = acme.store.history.changes[-1]
    acme.store.do(RemoveRows(register="needs", row_ids=(record.rows("needs")[2].id,)))
    with pytest.raises(Refused, match="Removed need N3"):
        acme.store.undo_redo.undo_change(taken_out)
    acme.store.undo()
    acme.store.undo_redo.undo_change(taken_out)
    assert [one.scores for one in record.all(Ballot)] == [{given.subject_id: {"need": 2.0}}]
    acme.store.close()


def test_scores_of_two_laptops_are_joined(tmp_path: Path) -> None:
    """One ballot a voter, the later value of each cell; a row scored on one side stays."""
    acme = agreed(tmp_path / "Acme")
    ana, dana = acme.ana.id, acme.dana.id
    acme.store.close()
    first = Laptop(acme.folder, tmp_path, "a")
    second = Laptop(acme.folder, tmp_path, "b", late=30)

    def scored(voter: str, place: int, **values: float) -> Callable[[Record], Command]:
        return lambda record: rate(record, voter, place, **values)[0]

    first.do(scored(ana, 0, priority=2), scored(ana, 0, need=1), scored(dana, 0, priority=5))
    first.do(lambda record: RemoveRows(register="needs", row_ids=(record.rows("needs")[2].id,)))
    second.do(scored(ana, 0, priority=4), scored(ana, 2, priority=3))
    there = merged(first.folder, second.folder, tmp_path / "home", "both")
    turned = merged(second.folder, first.folder, tmp_path / "home", "turned")
    with Store.open(there, read_only=True) as store, Store.open(turned, read_only=True) as other:
        assert list(store.record.all(Ballot)) == list(other.record.all(Ballot))
        codes = {row.id: row.code for row in store.record.rows("needs")}
        assert list(codes.values()) == ["N1", "N2", "N3"]
        given = {
            ballot.voter: {codes[key]: dict(row) for key, row in ballot.scores.items()}
            for ballot in store.record.all(Ballot)
        }
        assert given[ana] == {"N1": {"priority": 4.0, "need": 1.0}, "N3": {"priority": 3.0}}
        assert given[dana] == {"N1": {"priority": 5.0}}
    assert examine(there).defects == ()


def test_an_erased_voter_takes_their_scores_along(tmp_path: Path) -> None:
    """Ballots in their name are theirs; what others gave stays, and the folder is sound."""
    acme = agreed(tmp_path / "Acme")
    record = acme.store.record
    given = (*rate(record, acme.ana.id, 0, priority=1), *rate(record, acme.dana.id, 0, priority=4))
    for command in (*given, finish(record)):
        acme.store.do(command)
    acme.store.close()
    erase(acme.folder, acme.ana.id, now=acme.clock)
    with Store.open(acme.folder, read_only=True) as store:
        assert store.defects == ()
        assert found(store.record) == {"N1": {"priority": 4}}
        (judged,) = scores_of_rows(store.record, "needs").values()
        assert dict(judged["priority"].by_department) == {acme.finance.id: 4}
    assert examine(acme.folder).defects == ()


def test_editions_tell_scores_of_rows_as_those_of_factors(tmp_path: Path) -> None:
    """Of two voters the restricted record alone tells; a row is traced to the step."""
    acme = agreed(tmp_path / "Acme")
    record = acme.store.record
    for voter, value in ((acme.ana.id, 4), (acme.dana.id, 5)):
        for command in rate(record, voter, 0, priority=value, need=1):
            acme.store.do(command)
    acme.store.do(finish(record))
    told = {
        edition: document_in(record, Request("session", edition, acme.session_id), "md").decode()
        for edition in ("restricted", "shareable")
    }
    assert "**N1** One sign-on" in told["restricted"]
    assert "| 4.5 |" in told["restricted"]
    assert "| N1 | One sign-on | fewer than 4 voters | fewer than 4 voters |" in told["shareable"]
    for form in formats_of("session", "shareable"):
        request = Request("session", "shareable", acme.session_id)
        assert document_in(record, request, form.name) == document_in(record, request, form.name)
    up = json.loads(msgspec.json.encode(trace(record, "N1", "restricted")))
    assert any("Rate every need (2 ballots)" in each["text"] for each in up["to"])
    acme.store.close()


def test_a_private_need_is_on_no_list_that_the_room_sees(tmp_path: Path) -> None:
    """What rests on what is private alone is scored by nobody on the wall or on paper."""
    acme = agreed(tmp_path / "Acme")
    record = acme.store.record
    session = record.sessions()[0]
    step = record.step_of(session, RATE)
    assert [item.code for item in listed(record, session, step)] == ["N1", "N2", "N3"]
    (entry,) = record.all(Entry)
    acme.store.do(KeepPrivate(entry_id=entry.id, private=True))
    assert [item.code for item in listed(record, session, step)] == ["N1", "N3"]
    acme.store.close()


def test_scores_of_rows_are_the_same_on_another_day(tmp_path: Path) -> None:
    """Two folders made by the same acts hold the same bytes in their journals."""
    texts = []
    for name in ("one", "two"):
        acme = agreed(tmp_path / name)
        for command in rate(acme.store.record, acme.ana.id, 1, need=3):
            acme.store.do(command)
        acme.store.close()
        texts.append([path.read_bytes() for path in sorted((acme.folder / "journal").iterdir())])
    assert texts[0] == texts[1]
