"""The summary of one session: what was asked, what was said, what follows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from workshop import times
from workshop.analysis.evidence import must_asked
from workshop.ballots.standing import open_steps
from workshop.privacy.editions import around
from workshop.privacy.told_record import left_out_at_wish, people_left_out
from workshop.programme.conversations import Conversations
from workshop.record.documents import Entry, EntryKind, Letter
from workshop.record.dry import can_run_dry, is_dry
from workshop.record.parts import Part
from workshop.record.within import Mark
from workshop.report import chapters
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Notice,
    Paragraph,
    Quote,
    Span,
    Table,
    plain,
)
from workshop.report.facts import StepFact
from workshop.report.follow_up import outcome_words
from workshop.report.known import Known, is_quote
from workshop.report.listed import others_of, presence_of
from workshop.report.session.step_sections import debrief_section, decisions_first, step_sections
from workshop.report.session_view import SessionView
from workshop.report.wording import format as phrases
from workshop.running.same_person import told_apart
from workshop.text import plural


def meta(view: SessionView) -> Iterator[tuple[str, str]]:
    """What stands under the title of the summary."""
    session, telling = view.session, view.gathered.telling
    yield "Date", f"{times.day(session.started)}, {times.time(session.started)}"
    if telling.open and (again := Conversations(view.gathered.record).words(session)):
        yield "Conversation", again  # in what may be sent it would tie two sessions to one person
    if session.place:
        yield "Place", around(telling, session, session.place)
    if session.facilitator:
        yield "Facilitator", session.facilitator
    if department := telling.department(session):
        yield "Department", department
    yield "Read-back", chapters.read_back(view.gathered, session)


def blocks(view: SessionView) -> Iterator[AnyBlock]:
    """The summary, block after block."""
    gathered = view.gathered
    yield Heading(text="Purpose")
    yield Paragraph(spans=plain(gathered.telling.text(view.guide.purpose)))
    if not view.session.closed:
        yield Notice(text="The session is not closed yet: this is how it stands.")
    left = gathered.telling.left_out(view.all_entries)
    yield from chapters.left_out(gathered, left, session_id=view.session.id)
    yield from _stood_out(view)
    yield from _people(view)
    yield from _as_run(view)
    yield from chapters.planned_anew(view.gathered, view.fact(), view.guide)
    yield from _factors(view)
    yield from _quotes(view)
    listed = _list(view, "Decisions", EntryKind.DECISION, "No decision was recorded.")
    yield from decisions_first(view, listed)
    yield from _actions(view)
    yield from _list(view, "Open questions", EntryKind.QUESTION, "No question was left open.")
    yield from chapters.to_be_done_later(view.gathered, view.session)
    yield from _to_revisit(view)
    yield from _list(view, "Parked", EntryKind.PARKED, "Nothing was parked.")
    yield from _notes(view)
    if view.of_kind(EntryKind.OBSERVATION):
        yield from _list(view, "Observed by the interviewer", EntryKind.OBSERVATION, "")
    yield from step_sections(view)
    yield from _consent(view)
    yield from debrief_section(view)


def _stood_out(view: SessionView) -> Iterator[AnyBlock]:
    """What the scribe marked as key, then what surprised; nothing where nothing was marked."""
    if found := view.marked(Mark.KEY, Mark.SURPRISE):
        yield Heading(text="What stood out")
        yield Bullets(items=tuple(_marked(view, entry) for entry in found))


def _marked(view: SessionView, entry: Entry) -> tuple[Span, ...]:
    """An entry that stood out: a quote in quotation marks, and what it was marked as."""
    words, behind = _said(view, entry)
    quoted = Span(f"“{words.text}”") if is_quote(entry) else words
    marks = [mark.word for mark in entry.marks if mark is not Mark.REVISIT]
    return (quoted, Span(f"{behind.text}, {', '.join(marks)}", behind.style))


def _to_revisit(view: SessionView) -> Iterator[AnyBlock]:
    """What was to be asked about again and was not."""
    if found := view.marked(Mark.REVISIT):
        yield Heading(text="Not come back to")
        yield Bullets(items=tuple(_said(view, entry) for entry in found))


def _people(view: SessionView) -> Iterator[AnyBlock]:
    """Who took part, as the edition allows."""
    yield Heading(text="Who took part")
    people = view.gathered.telling.participants(view.session)
    named = [one.who for one in people if one.attribution != "participant"]
    others = len(people) - len(named)
    if view.gathered.telling.open:
        named, others = [one.who for one in people], 0
    items = [plain(who) for who in named]
    if others:
        unnamed = plural(others, "other participant" if named else "participant")
        items.append(plain(f"{unnamed}, not named"))
    if items:
        yield Bullets(items=tuple(items))
    else:
        wished = people_left_out(view.gathered.record)
        yield Paragraph(spans=plain(chapters.LEFT_OUT_HERE if wished else "Nobody was listed."))
    yield from _others(view)


def _others(view: SessionView) -> Iterator[AnyBlock]:
    """Who else was there or is named, and who came and went."""
    telling = view.gathered.telling
    there = {part.value for part in Part if part.in_the_room}
    others = others_of(telling, view.session)
    for words, chosen in (
        ("Also there", [o for o in others if o.part in there]),
        ("Named and not there", [o for o in others if o.part not in there]),
    ):
        if chosen:
            named = "; ".join(
                one.who if one.who.endswith(one.part) else f"{one.who} ({one.part})"
                for one in chosen
            )
            yield Paragraph(spans=plain(f"{words}: {named}."))
    if came := presence_of(telling, view.session):
        told = "; ".join(f"{one.who} {one.state}, {times.time(one.at)}" for one in came)
        yield Paragraph(spans=plain(f"Presence: {told}."))


def _as_run(view: SessionView) -> Iterator[AnyBlock]:
    """The agenda as planned and as run."""
    steps = view.steps()
    spent = sum(step.spent_minutes for step in steps)
    count, missed = must_asked(view.gathered.record, view.session)
    called = [step for step in steps if step.state != "not called for"]
    done = sum(step.state == "done" for step in called)
    yield Heading(text="As run against as planned")
    planned = f"{phrases.minutes(sum(step.planned_minutes for step in called))} planned minutes"
    took = f"{phrases.minutes(spent)} of {planned}"
    if not spent and (ended := view.session.closed):
        # Notes often say when it began and ended, and not how long each step took.
        whole = (ended - view.session.started).total_seconds() / 60
        took = f"{phrases.minutes(whole)} of {planned}, how long each step took is not recorded"
    course = f"{took}; {phrases.some_of(done, len(called), 'step')} done"
    must = f"; {count - len(missed)} of {count} must-ask questions asked" if count else ""
    yield Paragraph(spans=plain(f"{course}{must}."))
    waiting = {step.id for step in open_steps(view.gathered.record, view.session)}
    yield _steps_table(steps, waiting)
    yield from _probes(view)
    yield from _dry(view)
    if missed:
        telling = view.gathered.telling
        names = [
            f"{telling.text(one.title)} "
            f"({around(telling, view.session, one.reason) or 'not reached'})"
            for one in missed
        ]
        yield Notice(text=f"Must-ask questions left out: {'; '.join(names)}.")


def _probes(view: SessionView) -> Iterator[AnyBlock]:
    """How many follow-up questions were asked, in the steps in which any was ticked."""
    runs = view.session.steps
    ticked = [
        (step, len(run.asked))
        for step in view.guide.steps
        if (run := runs.get(step.id)) and run.asked
    ]
    if not ticked:
        return
    telling = view.gathered.telling
    told = "; ".join(
        f"{telling.text(step.title)} {count} of {len(step.probes)}" for step, count in ticked
    )
    yield Paragraph(spans=plain(f"Follow-up questions ticked as asked: {told}."))


def _dry(view: SessionView) -> Iterator[AnyBlock]:
    """Which questions were asked until nothing more came, where that was said of any."""
    record, session, telling = view.gathered.record, view.session, view.gathered.telling
    asked = [step for step in view.guide.steps if can_run_dry(step)]
    if dry := [telling.text(step.title) for step in asked if is_dry(record, session, step.id)]:
        count = phrases.some_of(len(dry), len(asked), "question")
        yield Paragraph(spans=plain(f"Asked until nothing more came: {count} ({'; '.join(dry)})."))


def _steps_table(steps: Sequence[StepFact], waiting: Collection[str]) -> Table:
    """The steps, one a row.

    Args:
        steps: all of them.
        waiting: the ids of those whose scores are in no result.
    """
    rows = tuple(
        (
            f"{step.title} (must ask)" if step.must_ask else step.title,
            phrases.minutes(step.planned_minutes),
            phrases.minutes(step.spent_minutes),
            _state(step, waiting=step.id in waiting),
            str(step.entries),
        )
        for step in steps
    )
    return Table(
        caption="Steps",
        columns=(
            Column(title="Step", weight=4),
            Column(title="Planned min", numeric=True),
            Column(title="Spent min", numeric=True),
            Column(title="State", weight=3),
            Column(title="Entries", numeric=True),
        ),
        rows=rows,
    )


def _state(step: StepFact, *, waiting: bool) -> str:
    """What became of a step, and whether values of it are in no result."""
    state = f"{step.state}: {step.reason}" if step.reason else step.state
    return f"{state}, scores not taken in" if waiting else state


def _factors(view: SessionView) -> Iterator[AnyBlock]:
    """What helps and harms, as it was heard here."""
    yield Heading(text="Factors heard")
    if not view.factors:
        kinds = [kind for kind in EntryKind if kind.letter]
        none = "No strength, weakness, opportunity or threat was recorded."
        yield Paragraph(spans=plain(_none(view, kinds, none)))
    for letter in Letter:
        own = [known for known in view.factors if known.factor.letter is letter]
        if own:
            yield Heading(text=letter.plural.capitalize(), level=2)
            yield Bullets(items=tuple(_factor(view, known) for known in own))


def _factor(view: SessionView, known: Known) -> tuple[Span, ...]:
    """A factor with who said it and what it is part of now."""
    telling = view.gathered.telling
    who = dict.fromkeys(telling.who(entry) for entry in known.entries)
    notes = [
        known.factor.pestle.word if known.factor.pestle else "",
        "; ".join(name for name in who if name),
        f"now part of {known.whole}" if known.whole else "",
    ]
    behind = " · ".join(note for note in notes if note)
    mark = next((mark for entry in known.entries if (mark := view.gathered.mark(entry))), "")
    spans = [Span(f"{known.code} ", "strong"), Span(known.text + mark)]
    return (*spans, Span(f" — {behind}", "muted")) if behind else tuple(spans)


def _quotes(view: SessionView) -> Iterator[AnyBlock]:
    """What was said word for word, by who said it."""
    quotes = [entry for entry in view.entries if is_quote(entry)]
    if not quotes:
        return
    telling = view.gathered.telling
    yield Heading(text="In their words")
    by_who: dict[str, list[Entry]] = {}
    for entry in quotes:
        by_who.setdefault(telling.who(entry), []).append(entry)
    for who, said in by_who.items():
        for entry in said:
            step = view.guide.step(entry.step_id)
            where = telling.text(step.title) if step else ""
            spoken = view.gathered.spoken_marks.words(entry)
            source = ", ".join(part for part in (where, times.time(entry.at)) if part)
            source = "; ".join(part for part in (source, spoken) if part)
            words = telling.words(entry) + view.gathered.mark(entry)
            yield Quote(text=words, who=who, where=source)


def _list(view: SessionView, title: str, kind: EntryKind, none: str) -> Iterator[AnyBlock]:
    """The entries of a kind, or that there are none."""
    yield Heading(text=title)
    if found := view.of_kind(kind):
        yield Bullets(items=tuple(_said(view, entry) for entry in found))
    else:
        yield Paragraph(spans=plain(_none(view, [kind], none)))


def _none(view: SessionView, kinds: Sequence[EntryKind], none: str) -> str:
    """What is said where nothing is told of some kinds: whether there is nothing to tell.

    It is never said that nothing was recorded where somebody asked that it be left out.
    """
    gathered = view.gathered
    wished = left_out_at_wish(gathered.record, view.session.id)
    hidden = [e for e in view.all_entries if e.kind in kinds and not e.retracted]
    if wished or gathered.telling.left_out(hidden).withheld:
        return chapters.LEFT_OUT_HERE
    return none


def _said(view: SessionView, entry: Entry) -> tuple[Span, ...]:
    """An entry with who said it and when."""
    who = view.gathered.telling.who(entry)
    source = ", ".join(part for part in (who, times.time(entry.at)) if part)
    words = view.gathered.telling.words(entry) + view.gathered.mark(entry)
    if entry.kind is EntryKind.PARKED and entry.dropped:
        reason = around(view.gathered.telling, view.session, entry.dropped)
        return (Span(words), Span(f" — dropped: {reason}; {source}", "muted"))
    outcome = outcome_words(view.gathered, view.session, entry)
    return (Span(words), Span(f" — {outcome}; {source}" if outcome else f" — {source}", "muted"))


def _actions(view: SessionView) -> Iterator[AnyBlock]:
    """Who does what by when."""
    yield Heading(text="Actions")
    found = view.of_kind(EntryKind.ACTION)
    if not found:
        yield Paragraph(spans=plain(_none(view, [EntryKind.ACTION], "No action was agreed.")))
        return
    telling = view.gathered.telling
    yield Table(
        caption="Actions",
        columns=(
            Column(title="Action", weight=5),
            Column(title="Owner", weight=2),
            Column(title="Due", weight=2),
        ),
        rows=tuple(
            (
                telling.words(entry) + view.for_what(entry) + view.gathered.mark(entry),
                telling.who(entry) or "no owner",
                _due(view, entry),
            )
            for entry in found
        ),
    )


def _due(view: SessionView, entry: Entry) -> str:
    """By when it was to be done, and what became of it."""
    due = times.day(entry.due) if entry.due else "no date"
    outcome = outcome_words(view.gathered, view.session, entry)
    return f"{due}; {outcome}" if outcome else due


def _notes(view: SessionView) -> Iterator[AnyBlock]:
    """Notes by step."""
    notes = view.of_kind(EntryKind.NOTE)
    if not notes:
        return
    yield Heading(text="Notes")
    for step in view.guide.steps:
        own = [entry for entry in notes if entry.step_id == step.id]
        if own:
            yield Heading(text=view.gathered.telling.text(step.title), level=2)
            yield Bullets(items=tuple(_said(view, entry) for entry in own))


def _consent(view: SessionView) -> Iterator[AnyBlock]:
    """What people agreed to, and whether they saw the record."""
    yield Heading(text="Consent and read-back")
    session, gathered = view.session, view.gathered
    people = gathered.record.people_of(session)
    asked = sum(gathered.record.consent_of(session.id, person.id) is not None for person in people)
    yield Paragraph(
        spans=plain(
            f"{phrases.some_of(asked, len(people), 'participant')} asked how they may be quoted; "
            f"whoever was not asked counts as “a participant”. "
            f"Record: {chapters.read_back(gathered, session)}."
        )
    )
    if checked := chapters.checked_fact(gathered, [session]):
        yield Paragraph(spans=plain(f"{checked.sentence}."))
    if not gathered.telling.open:
        return
    rows = []
    for person in people:
        consent = gathered.record.consent_of(session.id, person.id)
        agreed = consent.attribution.sentence if consent else "not asked"
        agreed += ", given for all at once" if consent and consent.together else ""
        name = told_apart(gathered.record, person)
        rows.append((name, agreed, times.day(consent.at) if consent else "–"))
    if rows:
        yield Table(
            caption="How each person may be quoted",
            columns=(Column(title="Person"), Column(title="Agreed"), Column(title="On")),
            rows=tuple(rows),
        )
