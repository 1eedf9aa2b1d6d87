"""The summary of one session, as a document and as data."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from workshop.ballots.scored import latest_scores
from workshop.guide.step import kind_of
from workshop.methods.environment.pestle import THRESHOLD
from workshop.record.documents import Session
from workshop.registers.kinds import REGISTERS
from workshop.report import chapters, register_table
from workshop.report import matrix_chapter as matrices
from workshop.report.actions.follow_up import open_actions_facts
from workshop.report.build import Content
from workshop.report.engagement_facts import by_field
from workshop.report.facts import Facts
from workshop.report.session import document
from workshop.report.session.vote_section import voided_facts, vote_facts
from workshop.report.session_view import SessionView
from workshop.report.tables.register_fact import RegisterFact
from workshop.report.told_votes import discussion_facts
from workshop.report.view import Gathered, swot_of


def content(gathered: Gathered, session: Session) -> Content:
    """The summary of a session in an edition."""
    view = SessionView(gathered, session)
    meta, blocks = tuple(document.meta(view)), tuple(document.blocks(view))
    return Content(document.title(view), meta, blocks, session_facts(view), document.subtitle(view))


def session_facts(view: SessionView) -> Facts:
    """One session as data: only what it heard and scored itself."""
    gathered = view.gathered
    found = latest_scores(gathered.record, [view.session], ("impact", "likelihood"), whole=False)
    scores = gathered.scores.told(found)
    facts = [gathered.fact(known, scores) for known in view.factors]
    department = gathered.telling.department(view.session)
    return Facts(
        threshold=THRESHOLD,
        swot=swot_of(facts),
        pestle=by_field(facts),
        ife=matrices.fact_of(view.ife),
        efe=matrices.fact_of(view.efe),
        session=view.fact(),
        checked=chapters.checked_fact(gathered, [view.session]),
        registers=_entered(view),
        departments=(department,) if department else (),
        votes=(votes := vote_facts(view)),
        feedback=_of_room(view, "feedback", "room.feedback"),
        groups=_of_room(view, "breakout", "room.groups"),
        open_actions=open_actions_facts(view),
        voided_votes=None if votes is None else voided_facts(view),
        discussions=discussion_facts(gathered, view.session),
        clusters=_of_room(view, "cluster", "clusters.told_groups"),
        withheld=gathered.telling.left_out(view.all_entries).total,
        left_out=gathered.hidden_in(view.session),
    )


def _of_room(view: SessionView, kind: str, module: str) -> tuple[Any, ...] | None:
    """What a room did in steps of a kind, as data; none where the guide has no such step."""
    if not any(kind_of(step) == kind for step in view.guide.steps):
        return None
    made: tuple[Any, ...] | None = import_module(f"workshop.report.{module}").facts(view)
    return made


def _entered(view: SessionView) -> dict[str, RegisterFact]:
    """The rows that were entered in a session, register by register."""
    rows = view.gathered.record.rows_of(view.session.id)
    return {
        name: register_table.fact_of(
            view.gathered,
            view.gathered.row_telling.rows(
                REGISTERS[name], [row for row in rows if name == row.TABLE]
            ),
        )
        for name in dict.fromkeys(row.TABLE for row in rows)
    }
