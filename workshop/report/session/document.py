"""The summary of one session: what came of it first, then the record, then how it ran."""

from __future__ import annotations

from collections.abc import Iterator

from workshop import times
from workshop.language import say
from workshop.privacy.told_record import left_out_at_wish
from workshop.programme.conversations import Conversations
from workshop.record.documents import EntryKind
from workshop.report import chapters
from workshop.report.blocks import AnyBlock, Notice, Paragraph, plain
from workshop.report.ordering import order_of
from workshop.report.session import outcome, weighed, who
from workshop.report.session.as_run import as_run
from workshop.report.session.lines import Lines, alone
from workshop.report.session.step_by_step import step_by_step
from workshop.report.session.step_sections import debrief_section, step_sections
from workshop.report.session_view import SessionView
from workshop.report.wording.around import around


def title(view: SessionView) -> str:
    """What a document of a session is called: whose session it was, and on which day."""
    return f"{view.gathered.title(view.session)}, {times.day(view.session.started)}"


def subtitle(view: SessionView) -> str:
    """What the session was for, where its title does not say it."""
    return view.guide.purpose


def meta(view: SessionView) -> Iterator[tuple[str, str]]:
    """What stands under the title of the summary."""
    session, telling = view.session, view.gathered.telling
    yield say("Date"), f"{times.day(session.started)}, {times.time(session.started)}"
    if who_alone := alone(view):
        yield say("Interviewed"), who_alone
    if telling.open and (again := Conversations(view.gathered.record).words(session)):
        # In what may be sent it would tie two sessions to one person.
        yield say("Conversation"), again
    # What would point to somebody is left out without a word: that it is missing says nothing.
    if session.place and (telling.open or told_around(view)):
        yield say("Place"), around(telling, session, session.place)
    if session.facilitator:
        yield say("Facilitator"), session.facilitator
    if (department := telling.department(session)) and department not in who_alone:
        yield say("Department"), department
    yield say("Read-back"), chapters.read_back(view.gathered, session)


def told_around(view: SessionView) -> bool:
    """Whether the edition tells where a session was held."""
    place = view.session.place
    return around(view.gathered.telling, view.session, place) == view.gathered.telling.text(place)


def blocks(view: SessionView) -> Iterator[AnyBlock]:
    """The summary, block after block."""
    lines = Lines(view)
    if not view.entries and not view.factors:
        yield Paragraph(spans=plain(_nothing(view)))
    if not view.session.closed:
        yield Notice(text=say("The session is not closed yet: this is how it stands."))
    gathered = view.gathered
    if gathered.telling.open:
        left = gathered.telling.left_out(view.all_entries)
        yield from chapters.left_out(gathered, left, session_id=view.session.id)
    if view.guide.setting == "interview":
        yield from _of_interview(lines)
    else:
        yield from _of_workshop(lines)
    yield from step_sections(view)
    yield from step_by_step(lines)
    yield from who.consent(view)
    yield from as_run(view)
    yield from debrief_section(view)


def _nothing(view: SessionView) -> str:
    """What is said where nothing is told: never that there was nothing if some was left out."""
    gathered = view.gathered
    left = gathered.telling.left_out(view.all_entries).withheld
    if left or left_out_at_wish(gathered.record, view.session.id):
        return say(chapters.LEFT_OUT_HERE)
    return say("Nothing is told of it yet.")


def _of_interview(lines: Lines) -> Iterator[AnyBlock]:
    """What somebody wants, what works and blocks, in their words, and what follows."""
    view = lines.view
    yield from outcome.stood_out(lines)
    yield from outcome.wanted(lines)
    yield from outcome.sides(lines, order_of(view.gathered).sorted(view.factors))
    yield from outcome.quotes(lines)
    yield from _agreed(lines)
    yield from weighed.top(view)
    yield from _waiting(lines)
    yield from who.read_back_box(view)
    yield from who.who_took_part(view)


def _of_workshop(lines: Lines) -> Iterator[AnyBlock]:
    """What the room agreed, what it weighed, the picture, and who was there."""
    view = lines.view
    factors = order_of(view.gathered).sorted(view.factors)
    yield from _agreed(lines)
    yield from outcome.stood_out(lines)
    yield from weighed.top(view)
    yield from outcome.picture(view, factors)
    yield from outcome.wanted(lines)
    yield from _waiting(lines)
    yield from who.read_back_box(view)
    yield from who.who_took_part(view)
    yield from outcome.factors_heard(lines, factors)
    yield from outcome.quotes(lines)


def _agreed(lines: Lines) -> Iterator[AnyBlock]:
    """Decisions, actions and what is still open."""
    yield from outcome.decisions(lines)
    yield from outcome.actions(lines)
    yield from outcome.listed(lines, say("Open questions"), EntryKind.QUESTION)


def _waiting(lines: Lines) -> Iterator[AnyBlock]:
    """What was put off, and what was not come to."""
    view = lines.view
    yield from outcome.listed(lines, say("Parked"), EntryKind.PARKED)
    yield from chapters.to_be_done_later(view.gathered, view.session)
    yield from outcome.to_revisit(lines)
