"""The front of the reports: one function that builds any document in any edition.

Pure: the same record gives the same report. Its date is the last change that the record holds,
never the moment at which it is built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from importlib import import_module
from typing import Final, NamedTuple

from workshop import __version__
from workshop.analysis.answer.version import status_words, version_of
from workshop.errors import Refused
from workshop.language import marked, say, spoken
from workshop.needs.liaisons import liaisons_of
from workshop.privacy.editions import Edition, Telling
from workshop.privacy.numbers.shown_totals import Why
from workshop.privacy.numbers.small_groups import FEWEST_VOTERS
from workshop.privacy.told_record import told_record
from workshop.record.documents import Department, Person, Session
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register
from workshop.report import register_table
from workshop.report.blocks import AnyBlock, Report
from workshop.report.document_names import DOCUMENTS
from workshop.report.facts import Facts
from workshop.report.known import Earlier
from workshop.report.listed import last_change
from workshop.report.origin import Origin, digest_of
from workshop.report.view import Gathered
from workshop.report.wording.liaisons import liaison_called
from workshop.text import listing, nearest

Whose = Department | Person | None
"""Whose sheet of a document is meant; none where it is everybody's."""

PROGRAM: Final = f"Workshop {__version__}"
"""What a report says it was made with, unless told otherwise."""


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
    person: str = "",
    before: Earlier | None = None,
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
        person: whose sheet of a document in `OF_PERSON`, by id; all of them unless given.
        before: the earlier moment since which a document of the engagement tells what changed.

    Raises:
        Refused: there is no engagement, no such document or no such session.
    """
    told = told_record(record)
    gathered = Gathered(told, edition, ids=ids, fewest_voters=fewest_voters, before=before)
    whose = (department, person)
    return build_of(gathered, document, session_id, whose, program=program, created=created)


def build_of(
    gathered: Gathered,
    document: str,
    session_id: str | None = None,
    one: tuple[str, str] = ("", ""),
    *,
    program: str = PROGRAM,
    created: datetime | None = None,
) -> Report:
    """A document of what is gathered, as `build` has it: what one works out is there for the next.

    What is gathered is of a record that is told (`told_record`), in the language that is spoken;
    `one` is the department by name and the person by id.

    Raises:
        Refused: there is no engagement, no such document or no such session.
    """
    if document not in DOCUMENTS:
        known = listing(list(DOCUMENTS), "or")
        raise Refused(f"There is no document “{document[:60]}”. Choose {known}.")
    record, edition = gathered.record, gathered.telling.edition
    changed = created or changed_of(gathered)
    whose = _whose(record, document, *one)
    content = _content(gathered, document, whose, session_id)
    status, author = _signed(gathered, document, session_id)
    return Report(
        document=document,
        edition=edition,
        title=content.title,
        subtitle=_subtitle(gathered, content),
        engagement=gathered.telling.text(record.engagement.name),
        created=changed,
        program=program,
        origin=_origin(gathered, changed, whose, session_id),
        status=status if content.status is None else content.status,
        author=author,
        meta=(*content.meta, *_left_out(gathered)),
        blocks=content.blocks,
        facts=content.facts,
    )


def _origin(gathered: Gathered, changed: datetime, whose: Whose, session_id: str | None) -> Origin:
    """What a document was made from."""
    return Origin(
        record=digest_of(gathered.record.engagement.id),
        moment=changed,
        session=digest_of(session_id) if session_id else "",
        department=digest_of(whose.id) if isinstance(whose, Department) else "",
        person=digest_of(whose.id) if isinstance(whose, Person) else "",
        before=gathered.before.at if gathered.before else None,
        fewest_voters=gathered.fewest_voters,
        language=spoken().tag,
    )


def _content(gathered: Gathered, document: str, whose: Whose, session_id: str | None) -> Content:
    """What a document says, from the builder that has it.

    Raises:
        Refused: there is no such session.
    """
    if isinstance(whose, Department):
        return OF_DEPARTMENT[document](gathered, whose)
    if whose is not None:
        return OF_PERSON[document](gathered, whose)
    if document in OF_ENGAGEMENT:
        return OF_ENGAGEMENT[document](gathered)
    if document not in OF_SESSION:
        return _register_table(gathered, REGISTERS[document])
    if session_id is None:
        raise Refused("Say which session the summary is of.")
    return OF_SESSION[document](gathered, gathered.record.get(Session, session_id))


def _signed(gathered: Gathered, document: str, session_id: str | None) -> tuple[str, str]:
    """How far a document is, and who answers for it; a table of rows has no status."""
    record = gathered.record
    if session_id is not None and document in OF_SESSION:
        leads = record.get(Session, session_id).facilitator or record.engagement.facilitator
        return "", gathered.telling.text(leads)
    version = version_of(record, last_change(record))
    status = status_words(version) if document in OF_ENGAGEMENT else ""
    return status, gathered.telling.text(version.author)


def _subtitle(gathered: Gathered, content: Content) -> str:
    """What stands below the title: what the whole work is for, unless the document has its own."""
    own = content.subtitle
    return gathered.telling.text(gathered.record.engagement.purpose if own is None else own)


def _left_out(gathered: Gathered) -> Iterator[tuple[str, str]]:
    """What stands under the title where scores were left out."""
    which = {
        Why.FEW: marked("those of {why}"),
        Why.DIFFERS: marked("those whose total {why}"),
    }
    fewest = gathered.fewest_voters
    if left := [say(which[why], why=why.words(fewest)) for why in gathered.scores.left_out]:
        yield say("Scores left out"), listing(left)


def name_of_file(
    record: Record,
    document: str,
    edition: Edition,
    session: Session | None,
    department: str = "",
    person: str = "",
) -> str:
    """What the file of a document is called, as far as its edition may tell that.

    Args:
        record: the documents of the engagement.
        document: a key of `DOCUMENTS`.
        edition: for whom it is.
        session: the session, where one was chosen.
        department: the department, by name, where the document is one department's.
        person: the person, by id, where it is one person's; named as they agreed.
    """
    record = told_record(record)
    telling = Telling(record, edition)
    if DOCUMENTS[document].of_session and session:
        what = "" if document == "session" else f" - {DOCUMENTS[document].title}"
        called = telling.title(session).replace(": ", " - ")
        return f"{called} {session.started.date()}{what}"
    whose = f" - {telling.text(department)}" if department and document in OF_DEPARTMENT else ""
    if person and document in OF_PERSON:
        whose = f" - {liaison_called(telling, person)}"
    return f"{telling.text(record.engagement.name)} - {DOCUMENTS[document].title}{whose}"


def last_change_of(record: Record) -> datetime:
    """When the record last changed.

    Raises:
        Refused: it has no engagement, so there is nothing to tell.
    """
    return max(record.engagement.created, last_change(record))


def changed_of(gathered: Gathered) -> datetime:
    """When the record that is gathered last changed, worked out once for a report.

    Raises:
        Refused: it has no engagement, so there is nothing to tell.
    """
    return gathered.once(_changed)


def _changed(gathered: Gathered) -> datetime:
    return last_change_of(gathered.record)


class Content(NamedTuple):
    """What one document says; the rest of a report is the same for all."""

    title: str
    meta: tuple[tuple[str, str], ...]
    """What stands under the title: each a name and a value."""
    blocks: tuple[AnyBlock, ...]
    facts: Facts
    """The same as data."""
    subtitle: str | None = None
    """What stands below the title; what the whole work is for unless given."""
    status: str | None = None
    """How far it is; as far as the documents of the engagement are, unless given."""


def of_engagement(
    gathered: Gathered, document: str, blocks: Iterable[AnyBlock], facts: Facts
) -> Content:
    """A document of the whole engagement."""
    facilitator = gathered.record.engagement.facilitator
    hearing = gathered.telling.hearing
    heard, unheard = len(hearing.heard), len(hearing.unheard)
    meta = [(say("Facilitator"), facilitator)] if facilitator else []
    meta.append((say("Sessions"), str(len(gathered.sessions))))
    share = say("{n} of {all}", n=heard, all=heard + unheard)
    meta.append((say("Departments heard"), share))
    return Content(say(DOCUMENTS[document].title), tuple(meta), tuple(blocks), facts)


def _register_table(gathered: Gathered, register: Register) -> Content:
    """The table of a register, as its declaration has it."""
    told = gathered.row_telling.rows(register)
    facts = Facts(registers={register.name: register_table.fact_of(gathered, told)})
    blocks = register_table.blocks(gathered, told)
    return of_engagement(gathered, register.name, blocks, facts)


def _loaded(module: str) -> Callable[..., Content]:
    """The builder of a room that stands on this one; it is loaded when its document is wanted."""

    def content(gathered: Gathered, *whose: Department | Person | Session) -> Content:
        made: Content = import_module(f"workshop.report.{module}").content(gathered, *whose)
        return made

    return content


def _whose(record: Record, document: str, department: str, person: str) -> Whose:
    """The department or the person whose sheet is meant; none where it is everybody's.

    Raises:
        Refused: the document is not one's, or there is no such department or person.
    """
    if person:
        return _person_meant(record, document, person)
    return _department_meant(record, document, department) if department else None


def _person_meant(record: Record, document: str, person_id: str) -> Person:
    """The person of an id, who has a sheet of a document.

    Raises:
        Refused: the document is of no person, or has none of them.
    """
    if document not in OF_PERSON:
        titles = listing([DOCUMENTS[each].title for each in OF_PERSON], "or")
        raise Refused(f"The {DOCUMENTS[document].title} is of no one person; {titles} is.")
    people = _with_sheets(record)
    if (found := record.find(Person, person_id)) is None or found not in people:
        who = found.name if found else "Whoever is meant"
        names = listing([each.name for each in people], "or")
        hint = f" Choose {names}." if names else " Enter who is in the register of liaisons."
        raise Refused(f"{who} is no liaison of a department.{hint}")
    return found


def people_with_sheets(record: Record, document: str) -> list[Person]:
    """Everybody who has a sheet of a document in `OF_PERSON`, by name.

    Args:
        record: the documents of the engagement.
        document: a key of `DOCUMENTS`.
    """
    return _with_sheets(told_record(record)) if document in OF_PERSON else []


def _with_sheets(record: Record) -> list[Person]:
    """The liaisons that go on, by name; of a record that is told."""
    return liaisons_of(record, last_change_of(record).date())


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


OF_ENGAGEMENT: Final[Mapping[str, Callable[[Gathered], Content]]] = {
    "swot": _loaded("swot.document"),
    "scan": _loaded("scan.document"),
    "synthesis": _loaded("synthesis.document"),
    "told-back": _loaded("synthesis.told_back"),
    "actions": _loaded("actions.document"),
    "needs": _loaded("needs.chapters.document"),
    "reply": _loaded("needs.reply"),
    "liaison": _loaded("needs.liaison"),
    "strategy": _loaded("strategy.chapters.document"),
    "tows": _loaded("choices.tows_document"),
    "gaps": _loaded("choices.gaps_document"),
    "decisions": _loaded("strategy.decisions"),
    "notices": _loaded("strategy.notices"),
    "boards": _loaded("strategy.boards"),
    "programme": _loaded("carrying.programme"),
    "feedback": _loaded("carrying.feedback"),
}
"""The builder of every document of the whole engagement that has one of its own.

Every other register is its table; a builder here takes its place.
"""

TELL_CHANGES: Final = ("swot", "scan", "strategy", "programme")
"""The documents that can tell what changed since an earlier moment."""

OF_DEPARTMENT: Final[Mapping[str, Callable[[Gathered, Department], Content]]] = {
    "told-back": _loaded("synthesis.told_back"),
    "reply": _loaded("needs.reply"),
    "notices": _loaded("strategy.notices"),
}
"""The builder of every document that can be made for one department alone."""

OF_PERSON: Final[Mapping[str, Callable[[Gathered, Person], Content]]] = {
    "liaison": _loaded("needs.liaison"),
}
"""The builder of every document that can be made for one person alone."""

OF_SESSION: Final[Mapping[str, Callable[[Gathered, Session], Content]]] = {
    "session": _loaded("session.content"),
    "topline": _loaded("topline.content"),
}
"""The builder of every document of one session."""
