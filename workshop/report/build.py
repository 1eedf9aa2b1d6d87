"""The front of the reports: one function that builds any document in any edition.

Pure: the same record gives the same report. Its date is the last change that the record holds,
never the moment at which it is built.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

import msgspec

from workshop import __version__, times
from workshop.analysis.scores import latest_scores
from workshop.errors import Refused
from workshop.methods.environment.pestle import THRESHOLD
from workshop.privacy.editions import Edition
from workshop.record.documents import Letter, Pestle, Session
from workshop.record.record import Record
from workshop.report import environmental_scan as scan
from workshop.report import matrix_chapter as matrices
from workshop.report import session_summary
from workshop.report import swot_summary as swot
from workshop.report.blocks import Report
from workshop.report.document_names import DOCUMENTS
from workshop.report.facts import FactorFact, Facts
from workshop.report.matrix_data import WeighedMatrix, matrix_of
from workshop.report.session_view import SessionView
from workshop.report.view import Gathered, last_change, swot_of

DocumentKind = Literal["session", "scan", "swot"]
"""The documents there are."""

PROGRAM: Final = f"Workshop {__version__}"
"""What a report says it was made with, unless told otherwise."""

UNFILED: Final = "none"
"""The key of the scan for external factors without a field."""


def build(
    record: Record,
    document: DocumentKind,
    edition: Edition,
    *,
    session_id: str | None = None,
    program: str = PROGRAM,
    created: datetime | None = None,
    ids: bool = False,
) -> Report:
    """A document of a record.

    Args:
        record: the documents of the engagement.
        document: the summary of one session, the environmental scan or the SWOT summary.
        edition: the restricted record, or what may be shared.
        session_id: the session, for its summary.
        program: the name and version of the program.
        created: when the record last changed; found in the record unless given.
        ids: keep the ids of factors in the shareable edition too: for a screen that acts on
            them, never for a file, since an id tells when its factor was recorded.

    Raises:
        Refused: there is no engagement, or no such session.
    """
    gathered = Gathered(record, edition, ids=ids)
    made = _Making(gathered, program, created or last_change_of(record))
    if document == "session":
        if session_id is None:
            raise Refused("Say which session the summary is of.")
        return made.session(record.get(Session, session_id))
    return made.scan() if document == "scan" else made.swot()


def as_of(report: Report, moment: datetime | None) -> Report:
    """A report that says, first under its title, which earlier moment it shows; if it does."""
    if moment is None:
        return report
    words = f"{times.moment(moment)}; what was recorded later is left out"
    return msgspec.structs.replace(report, meta=(("As it was at", words), *report.meta))


def last_change_of(record: Record) -> datetime:
    """When the record last changed.

    Raises:
        Refused: it has no engagement, so there is nothing to tell.
    """
    return max(record.engagement.created, last_change(record))


class _Making:
    """A report on its way."""

    def __init__(self, gathered: Gathered, program: str, created: datetime) -> None:
        self._gathered = gathered
        self._record = gathered.record
        self._edition: Edition = gathered.telling.edition
        self._program = program
        self._created = created

    def session(self, session: Session) -> Report:
        """The summary of one session."""
        view = SessionView(self._gathered, session)
        return Report(
            document="session",
            edition=self._edition,
            title=self._gathered.title(session),
            subtitle=self._subtitle(),
            engagement=self._record.engagement.name,
            created=self._created,
            program=self._program,
            meta=tuple(session_summary.meta(view)),
            blocks=tuple(session_summary.blocks(view)),
            facts=self._session_facts(view),
        )

    def _session_facts(self, view: SessionView) -> Facts:
        """The findings of one session as data: only what it heard and scored itself."""
        scores = latest_scores(self._record, [view.session], ("impact", "likelihood"), whole=False)
        facts = [self._gathered.fact(known, scores) for known in view.factors]
        department = self._gathered.telling.department(view.session)
        return Facts(
            threshold=THRESHOLD,
            swot=swot_of(facts),
            pestle=_by_field(facts),
            ife=matrices.fact_of(view.ife),
            efe=matrices.fact_of(view.efe),
            session=view.fact(),
            departments=(department,) if department else (),
            withheld=self._gathered.telling.left_out(view.all_entries).total,
        )

    def scan(self) -> Report:
        """The environmental scan."""
        return self._whole("scan")

    def swot(self) -> Report:
        """The SWOT summary."""
        return self._whole("swot")

    def _whole(self, document: Literal["scan", "swot"]) -> Report:
        """A document of the whole engagement."""
        gathered = self._gathered
        ife, efe = (matrix_of(gathered, "IFE"), matrix_of(gathered, "EFE"))
        found = scan.blocks(gathered) if document == "scan" else swot.blocks(gathered, ife, efe)
        return Report(
            document=document,
            edition=self._edition,
            title=DOCUMENTS[document].title,
            subtitle=self._subtitle(),
            engagement=self._record.engagement.name,
            created=self._created,
            program=self._program,
            meta=tuple(self._meta()),
            blocks=tuple(found),
            facts=self._whole_facts(ife, efe),
        )

    def _whole_facts(self, ife: WeighedMatrix, efe: WeighedMatrix) -> Facts:
        """The findings of the engagement as data."""
        gathered = self._gathered
        facts = [gathered.fact(known) for known in gathered.factors]
        entries = [e for s in gathered.sessions for e in self._record.entries_of(s.id)]
        return Facts(
            threshold=THRESHOLD,
            swot=swot_of(facts),
            pestle=_by_field(facts),
            ife=matrices.fact_of(ife),
            efe=matrices.fact_of(efe),
            sessions=tuple(gathered.session_fact(session) for session in gathered.sessions),
            departments=gathered.telling.departments_heard,
            withheld=gathered.telling.left_out(entries).total,
        )

    def _subtitle(self) -> str:
        return self._gathered.telling.text(self._record.engagement.purpose)

    def _meta(self) -> list[tuple[str, str]]:
        """What stands under the title of a document of the whole engagement."""
        facilitator = self._record.engagement.facilitator
        sessions = self._gathered.sessions
        found = [("Facilitator", facilitator)] if facilitator else []
        found.append(("Sessions", str(len(sessions))))
        heard, unheard = (len(h) for h in self._departments())
        found.append(("Departments heard", f"{heard} of {heard + unheard}"))
        return found

    def _departments(self) -> tuple[tuple[object, ...], tuple[object, ...]]:
        hearing = self._gathered.telling.hearing
        return hearing.heard, hearing.unheard


def _by_field(facts: list[FactorFact]) -> dict[str, tuple[FactorFact, ...]]:
    """External factors by field, every field present."""
    internal = {letter.value for letter in Letter if letter.internal}
    external = [fact for fact in facts if fact.letter not in internal]
    found = {f.value: tuple(x for x in external if x.pestle == f.value) for f in Pestle}
    return found | {UNFILED: tuple(fact for fact in external if fact.pestle is None)}
