"""The front of the reports: one function that builds any document in any edition.

Pure: the same record gives the same report. Its date is the last change that the record holds,
never the moment at which it is built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from importlib import import_module
from typing import Any, Final, NamedTuple

import msgspec

from workshop import __version__, times
from workshop.analysis.synthesis.heard_themes import HeardThemes
from workshop.analysis.synthesis.strength import Strengths
from workshop.ballots.scored import latest_scores
from workshop.errors import Refused
from workshop.guide.step import kind_of
from workshop.methods.environment.pestle import THRESHOLD
from workshop.privacy.consent_changes import narrowed_since
from workshop.privacy.editions import Edition, Telling
from workshop.privacy.numbers.shown_totals import Why
from workshop.privacy.numbers.small_groups import FEWEST_VOTERS
from workshop.privacy.told_record import told_record
from workshop.record.documents import Department, Letter, Pestle, Session
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register
from workshop.report import chapters, register_table, session_summary
from workshop.report import environmental_scan as scan
from workshop.report import matrix_chapter as matrices
from workshop.report import swot_summary as swot
from workshop.report.blocks import AnyBlock, Report
from workshop.report.document_names import DOCUMENTS
from workshop.report.facts import FactorFact, Facts
from workshop.report.follow_up import open_actions_facts
from workshop.report.listed import last_change
from workshop.report.matrix_data import WeighedMatrix, matrix_of
from workshop.report.session_view import SessionView
from workshop.report.tables.register_fact import RegisterFact
from workshop.report.told_votes import discussion_facts
from workshop.report.view import Gathered, swot_of
from workshop.report.vote_section import voided_facts, vote_facts
from workshop.text import listing, nearest

PROGRAM: Final = f"Workshop {__version__}"
"""What a report says it was made with, unless told otherwise."""

UNFILED: Final = "none"
"""The key of the scan for external factors without a field."""


def build(  # noqa: PLR0913 - the last ones are seldom given, each by its name
    record: Record,
    document: str,
    edition: Edition,
    *,
    session_id: str | None = None,
    program: str = PROGRAM,
    created: datetime | None = None,
    ids: bool = False,
    fewest_voters: int = FEWEST_VOTERS,
    department: str = "",
) -> Report:
    """A document of a record.

    Args:
        record: the documents of the engagement.
        document: its name, a key of `DOCUMENTS`.
        edition: the restricted record, or what may be shared.
        session_id: the session, for its summary.
        program: the name and version of the program.
        created: when the record last changed; found in the record unless given.
        ids: keep the ids of factors in the shareable edition too: for a screen that acts on
            them, never for a file, since an id tells when its factor was recorded.
        fewest_voters: scores of fewer are left out of the shareable edition; with 1, every score
            is told.
        department: whose sheet of a document in `OF_DEPARTMENT`, by name; all of them unless given.

    Raises:
        Refused: there is no engagement, no such document or no such session.
    """
    if document not in DOCUMENTS:
        known = listing(list(DOCUMENTS), "or")
        raise Refused(f"There is no document “{document[:60]}”. Choose {known}.")
    record = told_record(record)
    gathered = Gathered(record, edition, ids=ids, fewest_voters=fewest_voters)
    if department:
        whose = _department_meant(record, document, department)
        content = OF_DEPARTMENT[document](gathered, whose)
    elif document in OF_ENGAGEMENT:
        content = OF_ENGAGEMENT[document](gathered)
    elif document not in OF_SESSION:
        content = _register_table(gathered, REGISTERS[document])
    elif session_id is None:
        raise Refused("Say which session the summary is of.")
    else:
        content = OF_SESSION[document](gathered, record.get(Session, session_id))
    return Report(
        document=document,
        edition=edition,
        title=content.title,
        subtitle=gathered.telling.text(record.engagement.purpose),
        engagement=gathered.telling.text(record.engagement.name),
        created=created or last_change_of(record),
        program=program,
        meta=(*content.meta, *_left_out(gathered)),
        blocks=content.blocks,
        facts=content.facts,
    )


def _left_out(gathered: Gathered) -> Iterator[tuple[str, str]]:
    """What stands under the title where scores were left out."""
    which = {Why.FEW: "those of", Why.DIFFERS: "those whose total"}
    fewest = gathered.fewest_voters
    if left := [f"{which[why]} {why.words(fewest)}" for why in gathered.scores_left_out]:
        yield "Scores left out", listing(left)


def as_of(report: Report, moment: datetime | None, record: Record) -> Report:
    """A report that says, first under its title, which earlier moment it shows; if it does.

    Args:
        report: the report.
        moment: the moment; none where it is now.
        record: what the report was built of. What may be told of it is what may be told today.
    """
    if moment is None:
        return report
    words = f"{times.moment(moment)}; what was recorded later is left out"
    meta = [("As it was at", words)]
    if report.edition == "shareable" and (less := narrowed_since(record, record.today)):
        meta.append(("Consent of today", less))
    return msgspec.structs.replace(report, meta=(*meta, *report.meta))


def name_of_file(
    record: Record, document: str, edition: Edition, session: Session | None, department: str = ""
) -> str:
    """What the file of a document is called, as far as its edition may tell that.

    Args:
        record: the documents of the engagement.
        document: a key of `DOCUMENTS`.
        edition: for whom it is.
        session: the session, where one was chosen.
        department: the department, by name, where the document is one department's.
    """
    record = told_record(record)
    telling = Telling(record, edition)
    if DOCUMENTS[document].of_session and session:
        return f"{telling.title(session)} {session.started.date()}"
    whose = f" - {telling.text(department)}" if department and document in OF_DEPARTMENT else ""
    return f"{telling.text(record.engagement.name)} - {DOCUMENTS[document].title}{whose}"


def last_change_of(record: Record) -> datetime:
    """When the record last changed.

    Raises:
        Refused: it has no engagement, so there is nothing to tell.
    """
    return max(record.engagement.created, last_change(record))


class Content(NamedTuple):
    """What one document says; the rest of a report is the same for all."""

    title: str
    meta: tuple[tuple[str, str], ...]
    """What stands under the title: each a name and a value."""
    blocks: tuple[AnyBlock, ...]
    facts: Facts
    """The same as data."""


def _session_summary(gathered: Gathered, session: Session) -> Content:
    view = SessionView(gathered, session)
    meta, blocks = tuple(session_summary.meta(view)), tuple(session_summary.blocks(view))
    return Content(gathered.title(session), meta, blocks, _session_facts(view))


def _session_facts(view: SessionView) -> Facts:
    """One session as data: only what it heard and scored itself."""
    gathered = view.gathered
    found = latest_scores(gathered.record, [view.session], ("impact", "likelihood"), whole=False)
    scores = gathered.told(found)
    facts = [gathered.fact(known, scores) for known in view.factors]
    department = gathered.telling.department(view.session)
    return Facts(
        threshold=THRESHOLD,
        swot=swot_of(facts),
        pestle=_by_field(facts),
        ife=matrices.fact_of(view.ife),
        efe=matrices.fact_of(view.efe),
        session=view.fact(),
        checked=chapters.checked_fact(gathered, [view.session]),
        registers=_entered(view),
        departments=(department,) if department else (),
        votes=(votes := vote_facts(view)),
        feedback=_of_room(view, "feedback", "room.feedback"),
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


def _environmental_scan(gathered: Gathered) -> Content:
    facts = _engagement_facts(gathered, *_matrices(gathered))
    return of_engagement(gathered, "scan", scan.blocks(gathered), facts)


def _swot_summary(gathered: Gathered) -> Content:
    ife, efe = _matrices(gathered)
    facts = _engagement_facts(gathered, ife, efe)
    return of_engagement(gathered, "swot", swot.blocks(gathered, ife, efe), facts)


def _matrices(gathered: Gathered) -> tuple[WeighedMatrix, WeighedMatrix]:
    return matrix_of(gathered, "IFE"), matrix_of(gathered, "EFE")


def of_engagement(
    gathered: Gathered, document: str, blocks: Iterable[AnyBlock], facts: Facts
) -> Content:
    """A document of the whole engagement."""
    facilitator = gathered.record.engagement.facilitator
    hearing = gathered.telling.hearing
    heard, unheard = len(hearing.heard), len(hearing.unheard)
    meta = [("Facilitator", facilitator)] if facilitator else []
    meta.append(("Sessions", str(len(gathered.sessions))))
    meta.append(("Departments heard", f"{heard} of {heard + unheard}"))
    return Content(DOCUMENTS[document].title, tuple(meta), tuple(blocks), facts)


def _engagement_facts(gathered: Gathered, ife: WeighedMatrix, efe: WeighedMatrix) -> Facts:
    """The engagement as data."""
    facts = list(_with_strength(gathered))
    entries = [e for s in gathered.sessions for e in gathered.record.entries_of(s.id)]
    return Facts(
        threshold=THRESHOLD,
        swot=swot_of(facts),
        pestle=_by_field(facts),
        ife=matrices.fact_of(ife),
        efe=matrices.fact_of(efe),
        checked=chapters.checked_fact(gathered, gathered.sessions),
        sessions=tuple(gathered.session_fact(session) for session in gathered.sessions),
        departments=gathered.telling.departments_heard,
        withheld=gathered.telling.left_out(entries).total,
        left_out=gathered.hidden_factors,
    )


def _with_strength(gathered: Gathered) -> Iterator[FactorFact]:
    """The factors as data, with how far each can be relied on."""
    strengths = Strengths(gathered.telling.hearing, gathered.spoken_marks.confirms)
    heard = HeardThemes(gathered.record, gathered.telling.tells)
    for known in gathered.factors:
        alike = gathered.look_alikes.get(known.factor.id, 0)
        against = heard.against(known.factor)
        strength = strengths.of(known.entries, against, look_alikes=alike)
        yield msgspec.structs.replace(gathered.fact(known), strength=strength)


def _register_table(gathered: Gathered, register: Register) -> Content:
    """The table of a register, as its declaration has it."""
    told = gathered.row_telling.rows(register)
    facts = Facts(registers={register.name: register_table.fact_of(gathered, told)})
    blocks = register_table.blocks(gathered, told)
    return of_engagement(gathered, register.name, blocks, facts)


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


def _loaded(module: str) -> Callable[..., Content]:
    """The builder of a room that stands on this one; it is loaded when its document is wanted."""

    def content(gathered: Gathered, *whose: Department) -> Content:
        made: Content = import_module(f"workshop.report.{module}").content(gathered, *whose)
        return made

    return content


def _department_meant(record: Record, document: str, name: str) -> Department:
    """The department of a name or short name.

    Raises:
        Refused: the document is of no department, or there is none of that name.
    """
    if document not in OF_DEPARTMENT:
        titles = listing([DOCUMENTS[each].title for each in OF_DEPARTMENT], "or")
        raise Refused(f"The {DOCUMENTS[document].title} is of no department; {titles} is.")
    if (found := record.department_named(name)) is None:
        names = [each.name for each in record.all(Department)]
        near = nearest(name, names)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise Refused(f"There is no department “{name[:60]}” in this engagement.{hint}")
    return found


def _by_field(facts: list[FactorFact]) -> dict[str, tuple[FactorFact, ...]]:
    """External factors by field, every field present."""
    internal = {letter.value for letter in Letter if letter.internal}
    external = [fact for fact in facts if fact.letter not in internal]
    found = {f.value: tuple(x for x in external if x.pestle == f.value) for f in Pestle}
    return found | {UNFILED: tuple(fact for fact in external if fact.pestle is None)}


OF_ENGAGEMENT: Final[Mapping[str, Callable[[Gathered], Content]]] = {
    "swot": _swot_summary,
    "scan": _environmental_scan,
    "synthesis": _loaded("synthesis.document"),
    "told-back": _loaded("synthesis.told_back"),
}
"""The builder of every document of the whole engagement that has one of its own.

Every other register is its table; a builder here takes its place.
"""

OF_DEPARTMENT: Final[Mapping[str, Callable[[Gathered, Department], Content]]] = {
    "told-back": _loaded("synthesis.told_back"),
}
"""The builder of every document that can be made for one department alone."""

OF_SESSION: Final[Mapping[str, Callable[[Gathered, Session], Content]]] = {
    "session": _session_summary,
}
"""The builder of every document of one session."""
