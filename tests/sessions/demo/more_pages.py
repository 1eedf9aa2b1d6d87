"""What the sample says beside its documents: each session, sheets of one alone, paper, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import count
from typing import Final

from msgspec.structs import replace

from workshop.ballots.votes.rules import takes_votes
from workshop.errors import Refused
from workshop.notes import write_notes
from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.record.change import Moment
from workshop.record.documents import Department, Entry
from workshop.record.ids import new_id
from workshop.record.record import Record
from workshop.report.actions.document import actions_file
from workshop.report.actions.follow_up import follow_up
from workshop.report.actions.kept_days import kept_days
from workshop.report.boards.all_boards import BOARDS, board_of
from workshop.report.boards.board_lines import listed_lines, said_lines
from workshop.report.build import PROGRAM, build, build_of, people_with_sheets
from workshop.report.checking.answer_form import write_form
from workshop.report.checking.own_copy import Asked, OwnCopy, own_copy
from workshop.report.findings.listed import finding_lines, listed
from workshop.report.known import Earlier
from workshop.report.listed import last_change
from workshop.report.needs.board_lines import (
    board_lines,
    hang_lines,
    one_need,
    signature_lines,
    tie_lines,
)
from workshop.report.needs.told_needs import told_needs
from workshop.report.on_paper.ballot_paper import BallotPaper, ballot_paper
from workshop.report.on_paper.room_paper import paper_of
from workshop.report.pack.still_open import POINTS, open_points
from workshop.report.pack.withheld import Withholding
from workshop.report.view import Gathered
from workshop.running.commands import Command, EditFactor, MergeFactors, RetractEntry
from workshop.running.findings.commands import WriteHeadline
from workshop.running.row_commands import PutRows, RemoveRows, RowText
from workshop.running.session_rules import decide

Views = Mapping[Edition, Gathered]
"""The sample as each edition tells it."""
_OF_DEPARTMENT: Final = ("told-back", "reply", "notices")


def _sessions(record: Record, views: Views) -> Iterator[object]:
    """The document of each session, in the editions by turns."""
    for at, session in enumerate(record.sessions()):
        view = views["restricted" if at % 2 else "shareable"]
        yield build_of(view, "session", session.id)


def _notes(record: Record, views: Views) -> Iterator[object]:
    del views
    for session in record.sessions():
        yield write_notes(record, session.id).split("\n")


def _of_one(record: Record, views: Views) -> Iterator[object]:
    """Sheets of one department or one person alone."""
    for name in _OF_DEPARTMENT:
        for department in record.all(Department):
            yield build_of(views["shareable"], name, None, (department.name, ""))
    for person in people_with_sheets(record, "liaison"):
        yield build_of(views["shareable"], "liaison", None, ("", person.id))


def _copies(record: Record, views: Views) -> Iterator[object]:
    """What each is sent of what they said, and the form for their answer."""
    del views
    for session in record.sessions():
        for person in session.people[:2]:
            try:
                copy = OwnCopy(record, session.id, person, Asked(intro="Is it right?\n\nThanks."))
            except Refused as nothing:
                yield str(nothing)
            else:
                yield own_copy(copy, PROGRAM)
                yield write_form(copy).split("\n")


def _on_paper(record: Record, views: Views) -> Iterator[object]:
    """What is read back to a room, and its ballots."""
    del views
    for session in record.sessions():
        yield paper_of(record, session)
        for step in record.guide_of(session).steps:
            if takes_votes(step):
                try:
                    yield ballot_paper(BallotPaper(record, session, step), PROGRAM)
                except Refused as nothing:
                    yield str(nothing)


def _lines(record: Record, views: Views) -> Iterator[object]:
    """Boards and findings as they are read out, in both editions."""
    told = told_record(record)
    for edition, view in views.items():
        yield list(listed_lines(view))
        yield [line for name in BOARDS for line in said_lines(board_of(view, name))]
        needs = told_needs(view)
        yield [*board_lines(needs), *tie_lines(needs), *hang_lines(needs), *signature_lines(needs)]
        yield [line for row in needs.standing[:9] for line in one_need(needs, row.id)]
        found = listed(told, edition)
        yield [found.headline, *found.lines, found.version]
        yield [line for fact in found.findings for line in finding_lines(fact)]
        yield found.hides


def _lists(record: Record, views: Views) -> Iterator[object]:
    """Actions and days as files have them, what is open and what each document leaves out."""
    today = last_change(record).date() + timedelta(days=30)
    for edition, view in views.items():
        yield actions_file(record, edition)
        yield follow_up(record, edition, today)
        for day in kept_days(record, edition, "actions").days:
            yield replace(day, key="")  # a digest of ids, which differ
        yield open_points(view, tuple(POINTS))
        withheld = Withholding(record, view.telling)
        for name in ("swot", "needs", "tows", "decisions"):
            yield withheld.of(build_of(view, name))


def _since(record: Record, views: Views) -> Iterator[object]:
    """What documents tell of an earlier moment, once several things changed."""
    del views
    now, before = record.copy(), Earlier(record.copy(), last_change(record), "draft 1")
    ids = (new_id(1_900_000_000_000 + at, at) for at in count(1))
    at = last_change(record)
    one, two, three, *_ = sorted(record.live_factors(), key=lambda each: each.code)
    goals, decisions = record.rows("goals"), record.rows("decisions")
    said = next(each for each in record.all(Entry) if each.factor_id and not each.retracted)
    commands: tuple[Command, ...] = (
        EditFactor(factor_id=one.id, text="It is said otherwise", pestle=one.pestle),
        MergeFactors(into=two.id, others=(three.id,)),
        RetractEntry(entry_id=said.id),
        WriteHeadline(text="Everything is new."),
        PutRows(register="goals", rows=(RowText(values={"goal": "A goal that is new"}),)),
        PutRows(
            register="goals",
            rows=(RowText(row_id=goals[0].id, values={"measure": "days", "wanted": "2"}),),
        ),
        RemoveRows(register="decisions", row_ids=(decisions[3].id,)),
    )
    for command in commands:
        at += timedelta(minutes=1)
        now.apply(decide(now, command, Moment(at, ids.__next__)))
    kinds: tuple[tuple[str, Edition], ...] = (("swot", "shareable"), ("strategy", "restricted"))
    for name, edition in kinds:
        report = build(now, name, edition, before=before)
        answer = report.facts.answer
        yield answer.changes if answer else None
        yield report.blocks[:40]


MORE: Final[Mapping[str, Callable[[Record, Views], Iterator[object]]]] = {
    "each-session": _sessions,
    "each-sheet": _of_one,
    "own-copies": _copies,
    "on-paper": _on_paper,
    "notes": _notes,
    "read-out": _lines,
    "lists": _lists,
    "since": _since,
}
"""What is kept beside documents, by the name of its page."""
