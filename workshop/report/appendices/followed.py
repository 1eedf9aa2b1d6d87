"""Actions, decisions and open questions of all sessions, as an edition tells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workshop import times
from workshop.analysis.follow_up import FollowedUp, followed_up
from workshop.language import say
from workshop.record.documents import Entry, EntryKind, Factor
from workshop.record.within import OutcomeState
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.decisions import DECISIONS
from workshop.report.appendices.tables import without_idle_columns
from workshop.report.blocks import AnyBlock, Bullets, Column, Heading, Span, Table, aside
from workshop.report.listed import last_change
from workshop.report.view import Gathered
from workshop.report.wording.letters import outcome_word


def followed(gathered: Gathered) -> Iterator[AnyBlock]:
    """Actions and questions with how far they are, and what was decided."""
    found = of_all_sessions(gathered)
    if actions := [one for one in found if one.entry.kind is EntryKind.ACTION]:
        yield Heading(text=say("Actions"), level=2)
        yield _actions(gathered, actions)
    if items := tuple(_decisions(gathered)):
        yield Heading(text=say("Decisions"), level=2)
        yield Bullets(items=items)
    if questions := [one for one in found if one.entry.kind is EntryKind.QUESTION]:
        yield Heading(text=say("Open questions"), level=2)
        yield _questions(gathered, questions)


def of_all_sessions(gathered: Gathered) -> list[FollowedUp]:
    """Actions and questions that the edition tells, what is open first; as of the last change."""
    return gathered.once(_of_all_sessions)


def _of_all_sessions(gathered: Gathered) -> list[FollowedUp]:
    today = last_change(gathered.record).date()
    found = followed_up(gathered.record, today)
    return [one for one in found if gathered.telling.tells(one.entry)]


def factor_meant(gathered: Gathered, entry: Entry) -> str:
    """The id of the factor that an entry is about, as it stands now; empty where it is of none."""
    factor = gathered.record.find(Factor, entry.about_id) if entry.about_id else None
    whole = gathered.record.whole_of(factor) if factor else None
    return whole.id if whole and whole.id in gathered.by_id else ""


def state_of(one: FollowedUp) -> str:
    """How far something is, in a word or two."""
    if one.overdue:
        return say("overdue")
    if one.state is OutcomeState.DONE and one.entry.kind is EntryKind.QUESTION:
        return say("answered")
    return outcome_word(one.state)


def _actions(gathered: Gathered, actions: Iterable[FollowedUp]) -> Table:
    return without_idle_columns(
        Table(
            caption=say("Actions, what is due next first"),
            columns=(
                Column(title=say("Action"), weight=5),
                Column(title=say("Who"), weight=2),
                Column(title=say("Due"), weight=2),
                Column(title=say("State"), weight=1),
                Column(title=say("Agreed in"), weight=3),
            ),
            rows=tuple(
                (
                    _words(gathered, one.entry),
                    gathered.telling.who(one.entry),
                    times.short_day(one.due) if one.due else "–",
                    state_of(one),
                    _session(gathered, one),
                )
                for one in actions
            ),
        )
    )


def _questions(gathered: Gathered, questions: Iterable[FollowedUp]) -> Table:
    return without_idle_columns(
        Table(
            caption=say("Questions, what is open first"),
            columns=(
                Column(title=say("Question"), weight=5),
                Column(title=say("Asked by"), weight=2),
                Column(title=say("State"), weight=1),
                Column(title=say("Asked in"), weight=3),
            ),
            rows=tuple(
                (
                    _words(gathered, one.entry),
                    gathered.telling.who(one.entry) or "–",
                    state_of(one),
                    _session(gathered, one),
                )
                for one in questions
            ),
        )
    )


def _decisions(gathered: Gathered) -> Iterator[tuple[Span, ...]]:
    """What was decided: in the steps for it, with the rule and what came of it, then elsewhere."""
    rows = gathered.row_telling.rows(REGISTERS[DECISIONS]).rows
    for row in rows:
        beside = ", ".join(part for part in (row.cells["result"], row.cells["rule"]) if part)
        yield (Span(f"{row.code} ", "strong"), Span(row.cells["decision"]), *aside(beside))
    for session in gathered.sessions:
        for entry in gathered.record.entries_of(session.id):
            if entry.kind is EntryKind.DECISION and gathered.telling.tells(entry):
                where = gathered.where(entry)
                words = f"{_words(gathered, entry)}{gathered.mark(entry)}"
                yield (Span(words), *aside(where))


def _words(gathered: Gathered, entry: Entry) -> str:
    """What an entry says, with the code of the factor it is about."""
    factor_id = factor_meant(gathered, entry)
    about = f" ({gathered.by_id[factor_id].code})" if factor_id else ""
    return f"{gathered.telling.words(entry)}{about}"


def _session(gathered: Gathered, one: FollowedUp) -> str:
    """The session in which something was said, as far as that is told."""
    if not gathered.telling.tied(one.entry):
        return "–"
    return f"{gathered.title(one.session)}, {times.short_day(one.session.started)}"
