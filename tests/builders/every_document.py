"""Every kind of document once, for what looks at whole files: validators, browsers."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Final

from sessions.demo.build import make_demo
from tests.builders.hostile_engagement import hostile_engagement
from tests.builders.programme import Programming
from tests.builders.reports import HOSTILE, hostile, hostile_in_turn, sample
from tests.builders.votes import STEP, VotingRoom, vote_step
from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.record.documents import Department
from workshop.record.record import Record
from workshop.report.blocks import Report
from workshop.report.build import PROGRAM, build, build_of, people_with_sheets
from workshop.report.checking.own_copy import Asked, OwnCopy, own_copy
from workshop.report.document_names import DOCUMENTS
from workshop.report.on_paper.ballot_paper import BallotPaper, ballot_paper
from workshop.report.view import Gathered

_EDITIONS: Final[tuple[Edition, ...]] = ("restricted", "shareable")
_LETTERS: Final = 200
"""So much of each hostile text: a word of thousands of letters makes megabytes and says no more."""

_TOGETHER: Final = 4
"""So many hostile texts stand behind each other: a page with hundreds of factors takes minutes."""

BLANK: Final = "blank"
"""The report without a word: its files are to be valid, but nobody can find the way in it."""


def every_document() -> Iterator[tuple[str, Report]]:
    """Each kind of document in one edition, every block, and hostile ones, by name."""
    with tempfile.TemporaryDirectory() as folder:
        with make_demo(Path(folder) / "sample") as store:
            yield from _of_sample(store.record)
        shown = [text[:_LETTERS] for text in HOSTILE if text.strip()]
        texts = [" ".join(shown[at : at + _TOGETHER]) for at in range(0, len(shown), _TOGETHER)]
        with hostile_engagement(Path(folder) / "hostile", texts).store as store:
            for name in ("swot", "session"):
                yield f"hostile-{name}", _built(store.record, name, "restricted")
    room = VotingRoom(vote_step("dots", budget=3), people=2)
    step = room.record.step_of(room.session, STEP)
    yield "ballots", ballot_paper(BallotPaper(room.record, room.session, step), PROGRAM, each=True)
    planned = Programming()
    planned.row("Dana Ortiz", guide="talk", day="2026-03-20", time="14:30", place="Room 4")
    planned.row("Piet Vos")
    yield "interviews", build(planned.record, "interviews", "restricted")
    yield "every-block", sample()
    yield "hostile", hostile_in_turn(_LETTERS)
    yield BLANK, hostile("")


def _of_sample(record: Record) -> Iterator[tuple[str, Report]]:
    own = [name for name, known in DOCUMENTS.items() if not known.of_register]
    told = told_record(record)
    views = [Gathered(told, edition) for edition in _EDITIONS]
    for name, view in zip(own, cycle(views), strict=False):
        session = record.sessions()[-1].id if DOCUMENTS[name].of_session else None
        yield f"{name}-{view.telling.edition}", build_of(view, name, session)
    department = next(iter(record.all(Department))).name
    yield "told-back-department", build(record, "told-back", "shareable", department=department)
    liaison = people_with_sheets(record, "liaison")[0].id
    yield "liaison-person", build(record, "liaison", "shareable", person=liaison)
    asked = next(each for each in record.sessions() if each.people)
    yield "own-copy", own_copy(OwnCopy(record, asked.id, asked.people[0], Asked()), PROGRAM)


def _built(record: Record, name: str, edition: Edition) -> Report:
    """A document; one of a session is that of the last session, which is a workshop."""
    session = record.sessions()[-1].id if DOCUMENTS[name].of_session else None
    return build(record, name, edition, session_id=session)
