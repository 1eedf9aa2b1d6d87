"""The summary of one session: what was asked, what was said, what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workshop import times
from workshop.analysis.evidence import must_asked
from workshop.analysis.scores import latest_scores
from workshop.guide.shape import Score
from workshop.record.documents import Entry, EntryKind, Factor, Letter, Session, StepRun
from workshop.report import chapters
from workshop.report import format as phrases
from workshop.report import matrix_chapter as matrices
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
from workshop.report.session_view import Sitting
from workshop.report.view import Known, is_quote
from workshop.text import plural


def meta(sitting: Sitting) -> Iterator[tuple[str, str]]:
    """What stands under the title of the summary."""
    session, telling = sitting.session, sitting.gathered.telling
    yield "Date", f"{times.day(session.started)}, {times.time(session.started)}"
    if session.place:
        yield "Place", telling.text(session.place)
    if session.facilitator:
        yield "Facilitator", session.facilitator
    if department := telling.department(session):
        yield "Department", department
    yield "Read-back", chapters.read_back(sitting.gathered, session)


def blocks(sitting: Sitting) -> Iterator[AnyBlock]:
    """The summary, block after block."""
    gathered = sitting.gathered
    yield Heading(text="Purpose")
    yield Paragraph(spans=plain(gathered.telling.text(sitting.guide.purpose)))
    if not sitting.session.closed:
        yield Notice(text="The session is not closed yet: this is how it stands.")
    yield from chapters.left_out(gathered, gathered.telling.left_out(sitting.all_entries))
    yield from _people(sitting)
    yield from _as_run(sitting)
    yield from _factors(sitting)
    yield from _quotes(sitting)
    yield from _list(sitting, "Decisions", EntryKind.DECISION, "No decision was recorded.")
    yield from _actions(sitting)
    yield from _list(sitting, "Open questions", EntryKind.QUESTION, "No question was left open.")
    yield from _list(sitting, "Parked", EntryKind.PARKED, "Nothing was parked.")
    yield from _notes(sitting)
    yield from _scores(sitting)
    yield from _consent(sitting)


def _people(sitting: Sitting) -> Iterator[AnyBlock]:
    """Who took part, as the edition allows."""
    yield Heading(text="Who took part")
    people = sitting.gathered.telling.participants(sitting.session)
    named = [one.who for one in people if one.attribution != "participant"]
    others = len(people) - len(named)
    if sitting.gathered.telling.open:
        named, others = [one.who for one in people], 0
    items = [plain(who) for who in named]
    if others:
        told = plural(others, "other participant" if named else "participant")
        items.append(plain(f"{told}, not named"))
    if items:
        yield Bullets(items=tuple(items))
    else:
        yield Paragraph(spans=plain("Nobody was listed."))


def _as_run(sitting: Sitting) -> Iterator[AnyBlock]:
    """The agenda as planned and as run."""
    steps = sitting.steps()
    spent = sum(step.spent_minutes for step in steps)
    count, missed = must_asked(sitting.gathered.record, sitting.session)
    done = sum(step.state == "done" for step in steps)
    yield Heading(text="As run against as planned")
    told = (
        f"{phrases.minutes(spent)} of {phrases.minutes(sitting.guide.planned)} planned minutes; "
        f"{phrases.some_of(done, len(steps), 'step')} done"
    )
    must = f"; {count - len(missed)} of {count} must-ask questions asked" if count else ""
    yield Paragraph(spans=plain(f"{told}{must}."))
    yield _steps_table(steps)
    if missed:
        text = sitting.gathered.telling.text
        names = [f"{text(one.title)} ({text(one.reason) or 'not reached'})" for one in missed]
        yield Notice(text=f"Must-ask questions left out: {'; '.join(names)}.")


def _steps_table(steps: Sequence[StepFact]) -> Table:
    """The steps, one a row."""
    rows = tuple(
        (
            f"{step.title} (must ask)" if step.must_ask else step.title,
            phrases.minutes(step.planned_minutes),
            phrases.minutes(step.spent_minutes),
            f"{step.state}: {step.reason}" if step.reason else step.state,
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


def _factors(sitting: Sitting) -> Iterator[AnyBlock]:
    """What helps and harms, as it was heard here."""
    yield Heading(text="Factors heard")
    if not sitting.factors:
        yield Paragraph(spans=plain("No strength, weakness, opportunity or threat was recorded."))
    for letter in Letter:
        own = [known for known in sitting.factors if known.factor.letter is letter]
        if own:
            yield Heading(text=letter.plural.capitalize(), level=2)
            yield Bullets(items=tuple(_factor(sitting, known) for known in own))


def _factor(sitting: Sitting, known: Known) -> tuple[Span, ...]:
    """A factor with who said it and what it is part of now."""
    telling = sitting.gathered.telling
    who = dict.fromkeys(telling.who(entry) for entry in known.entries)
    notes = [
        known.factor.pestle.word if known.factor.pestle else "",
        "; ".join(name for name in who if name),
        f"now part of {known.whole}" if known.whole else "",
    ]
    told = " · ".join(note for note in notes if note)
    spans = [Span(f"{known.code} ", "strong"), Span(known.text)]
    return (*spans, Span(f" — {told}", "muted")) if told else tuple(spans)


def _quotes(sitting: Sitting) -> Iterator[AnyBlock]:
    """What was said word for word, by who said it."""
    quotes = [entry for entry in sitting.entries if is_quote(entry)]
    if not quotes:
        return
    telling = sitting.gathered.telling
    yield Heading(text="In their words")
    by_who: dict[str, list[Entry]] = {}
    for entry in quotes:
        by_who.setdefault(telling.who(entry), []).append(entry)
    for who, said in by_who.items():
        for entry in said:
            step = sitting.guide.step(entry.step_id)
            where = telling.text(step.title) if step else ""
            told = ", ".join(part for part in (where, times.time(entry.at)) if part)
            yield Quote(text=telling.words(entry), who=who, where=told)


def _list(sitting: Sitting, title: str, kind: EntryKind, none: str) -> Iterator[AnyBlock]:
    """The entries of a kind, or that there are none."""
    yield Heading(text=title)
    found = sitting.of_kind(kind)
    if found:
        yield Bullets(items=tuple(_said(sitting, entry) for entry in found))
    else:
        yield Paragraph(spans=plain(none))


def _said(sitting: Sitting, entry: Entry) -> tuple[Span, ...]:
    """An entry with who said it and when."""
    who = sitting.gathered.telling.who(entry)
    told = ", ".join(part for part in (who, times.time(entry.at)) if part)
    return (Span(sitting.gathered.telling.words(entry)), Span(f" — {told}", "muted"))


def _actions(sitting: Sitting) -> Iterator[AnyBlock]:
    """Who does what by when."""
    yield Heading(text="Actions")
    found = sitting.of_kind(EntryKind.ACTION)
    if not found:
        yield Paragraph(spans=plain("No action was agreed."))
        return
    telling = sitting.gathered.telling
    yield Table(
        caption="Actions",
        columns=(
            Column(title="Action", weight=5),
            Column(title="Owner", weight=2),
            Column(title="Due", weight=2),
        ),
        rows=tuple(
            (
                telling.words(entry),
                telling.who(entry) or "no owner",
                times.day(entry.due) if entry.due else "no date",
            )
            for entry in found
        ),
    )


def _notes(sitting: Sitting) -> Iterator[AnyBlock]:
    """Notes by step."""
    notes = sitting.of_kind(EntryKind.NOTE)
    if not notes:
        return
    yield Heading(text="Notes")
    for step in sitting.guide.steps:
        own = [entry for entry in notes if entry.step_id == step.id]
        if own:
            yield Heading(text=sitting.gathered.telling.text(step.title), level=2)
            yield Bullets(items=tuple(_said(sitting, entry) for entry in own))


def _scores(sitting: Sitting) -> Iterator[AnyBlock]:
    """What was scored, with its spread, and the matrices that follow from it."""
    steps = [step for step in sitting.guide.steps if isinstance(step, Score)]
    if not steps:
        return
    yield Heading(text="Scores")
    for step in steps:
        run = sitting.session.steps.get(step.id, StepRun())
        if run.scores_in:
            yield from _score_table(sitting, step)
        else:
            title = sitting.gathered.telling.text(step.title)
            yield Paragraph(spans=plain(f"{title}: no scores, or they are not in yet."))
    for told in (sitting.ife, sitting.efe):
        if told.source:
            yield from matrices.blocks_of(told)


def _score_table(sitting: Sitting, step: Score) -> Iterator[AnyBlock]:
    """The scores of one step: factors down, scales across."""
    gathered = sitting.gathered
    scales = [scale.id for scale in step.scales]
    only = _only(sitting.session, step)
    scored = latest_scores(gathered.record, [only], scales, whole=False)
    rows = []
    for known in _scored_factors(sitting, scored):
        found = scored[known.factor.id]
        cells = [
            phrases.spread_words(found.spreads[one], agreed=one in found.agreed)
            if one in found.spreads
            else "–"
            for one in scales
        ]
        rows.append((known.code, known.text, *cells))
    yield Table(
        caption=gathered.telling.text(step.title),
        columns=(
            Column(title="Factor"),
            Column(title="Statement", weight=5),
            *(Column(title=scale.title, weight=2) for scale in step.scales),
        ),
        rows=tuple(rows),
    )


def _only(session: Session, step: Score) -> Session:
    """The session as if the scores of that step alone were in."""
    kept = {step.id: session.steps[step.id]}
    return Session(
        id=session.id,
        title=session.title,
        guide_id=session.guide_id,
        started=session.started,
        steps=kept,
    )


def _scored_factors(sitting: Sitting, scored: Iterable[str]) -> list[Known]:
    """The factors scored that are told, as they were scored then, in order."""
    here = {known.factor.id: known for known in sitting.factors}
    found = []
    for key in scored:
        factor = sitting.gathered.record.find(Factor, key)
        known = here.get(key) or (factor and sitting.gathered.known_of(factor))
        if known:
            found.append(known)
    return sorted(found, key=lambda known: known.code_order)


def _consent(sitting: Sitting) -> Iterator[AnyBlock]:
    """What people agreed to, and whether they saw the record."""
    yield Heading(text="Consent and read-back")
    session, gathered = sitting.session, sitting.gathered
    people = gathered.record.people_of(session)
    asked = sum(gathered.record.consent_of(session.id, person.id) is not None for person in people)
    yield Paragraph(
        spans=plain(
            f"{phrases.some_of(asked, len(people), 'participant')} asked how they may be quoted; "
            f"whoever was not asked counts as “a participant”. "
            f"Record: {chapters.read_back(gathered, session)}."
        )
    )
    if not gathered.telling.open:
        return
    rows = []
    for person in people:
        consent = gathered.record.consent_of(session.id, person.id)
        told = consent.attribution.sentence if consent else "not asked"
        rows.append((person.name, told, times.day(consent.at) if consent else "–"))
    if rows:
        yield Table(
            caption="How each person may be quoted",
            columns=(Column(title="Person"), Column(title="Agreed"), Column(title="On")),
            rows=tuple(rows),
        )
