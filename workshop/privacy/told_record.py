"""The record that documents are made of: without what is off the record or was withdrawn.

Both editions are made of it, and so are traces and files of notes. What somebody withdrew is left
out as erasing would take it out (`workshop.privacy.erasure`), so neither the name nor the words are
there for any builder to tell; what they only want kept is told of them as "not outside this
record". What whoever said it wants left out (`workshop.record.checks`) goes likewise, with the
words that factors and themes took from it. The record itself has everything still, and agreeing
again brings it back.

What the *restricted* edition may say is how much is missing, never what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from workshop.ballots.standing import counts
from workshop.guide.shape import Score
from workshop.privacy.erasure import Erasing
from workshop.privacy.factor_wording import FindingUnwording, ThemeUnwording, Unwording
from workshop.record.checks import MemberCheck
from workshop.record.document_states import States, Step, raw_of, typed_of
from workshop.record.documents import (
    Attribution,
    Consent,
    Document,
    Entry,
    Factor,
    Person,
    Session,
    StepRun,
    Withdrawal,
    WithdrawalLevel,
)
from workshop.record.findings.documents import Finding, Headline
from workshop.record.ids import id_number, id_text
from workshop.record.read_back import left_out, with_the_same
from workshop.record.record import Background, Record
from workshop.record.rows import Row
from workshop.record.tables import TABLES
from workshop.record.themes import Placement, Theme


class ToldRecord(Record):
    """A record without what is in no document, which knows how much that is."""

    withdrawn: Mapping[str, int]
    """The entries left out at somebody's wish, by the id of their session."""
    off_record: Mapping[str, int]
    """The entries said off the record, by the id of their session."""
    wishes: int
    """How many people are left out at their own wish."""
    behind: Record
    """All that was recorded: to be counted, never told."""


class ConsentsBackground(Background):
    """What is known beside a record in which other consents hold than were recorded.

    Args:
        behind: what is known of the record itself.
        holding: the consents that hold in the place of others, of the record as it is today.
    """

    def __init__(self, behind: Background, holding: Callable[[Record], Iterable[Consent]]) -> None:
        self._behind = behind
        self._holding = holding

    def former_names(self) -> Mapping[str, Collection[str]]:
        """As known of the whole record."""
        return self._behind.former_names()

    def shown_beside(self) -> Sequence[Record]:
        """As known of the whole record."""
        return self._behind.shown_beside()

    def today(self) -> Record | None:
        """The record as it is today, with the consents that hold."""
        if (today := self._behind.today()) is not None:
            for consent in self._holding(today):
                today.put(consent)
        return today


def told_record(record: Record) -> Record:
    """The record that documents are made of; the same one where nothing is left out of any.

    What holds is what was withdrawn until today, and what is off the record today, whatever moment
    the record shows.

    Args:
        record: all that was recorded.
    """
    if isinstance(record, ToldRecord):
        return record
    today = record.today
    withdrawals = list(today.all(Withdrawal))
    off_today = _off_today(record, today)
    off = [record.get(Entry, each) for each in with_the_same(record, off_today)]
    wished = left_out(today)
    if not (withdrawals or off or wished):
        return record
    hidden = {entry.id for entry in off}
    wished -= hidden
    gone = hidden | wished
    made = _findings(record, gone) if gone else {}
    hollow = _hollow(record, gone)
    told = ToldRecord(
        _ungrouped(
            _without_answers(made.get((type(document), document.id), document), gone),
            hollow,
        )
        for document in _without_words(record, wished)
        if document.id not in hidden and getattr(document, "entry_id", "") not in hidden
    )
    told.background = record.background
    withheld: list[Consent] = []
    for one in withdrawals:
        if told.find(Person, one.person_id) is None:
            continue
        if one.level is WithdrawalLevel.KEPT:
            withheld += _withheld(told, one)
        else:
            told = ToldRecord(_without(told, one))
            told.background = record.background
    for consent in withheld:
        told.put(consent)
    for session in record.sessions():
        if left := told.find(Session, session.id):
            told.put(_with_what_counts(record, session, left))
    told.background = ConsentsBackground(record.background, lambda _: withheld)
    told.off_record = Counter(entry.session_id for entry in off)
    told.withdrawn = Counter[str]()
    if withdrawals or wished:
        before, after = _counted(record, hidden), _counted(told, hidden)
        told.withdrawn = Counter({key: before[key] - after[key] for key in before})
    told.behind = record
    told.wishes = sum(one.level is WithdrawalLevel.WITHDRAWN for one in withdrawals)
    return told


def _off_today(record: Record, today: Record) -> Iterable[str]:
    """The ids of what is off the record today."""
    for entry in record.all(Entry):
        now = entry if today is record else today.find(Entry, entry.id) or entry
        if now.off_record:
            yield entry.id


def _findings(
    record: Record, hidden: Collection[str]
) -> dict[tuple[type[Document], str], Document]:
    """The findings and the headline without what they owe to entries that are in no document.

    Args:
        record: all that was recorded.
        hidden: the ids of these entries.
    """
    kinds: tuple[type[Document], ...] = (Finding, Headline)
    if not any(True for kind in kinds for _ in record.all(kind)):
        return {}  # what they owe to entries takes a while to find
    entries = list(record.all(Entry))
    parted = (
        [entry for entry in entries if entry.id in hidden],
        [entry for entry in entries if entry.id not in hidden],
    )
    factors = Unwording([[each] for each in record.all(Factor)], *parted)
    placements = [[each] for each in record.all(Placement)]
    themes = ThemeUnwording([[each] for each in record.all(Theme)], placements, *parted)
    words = FindingUnwording((), (), factors, themes, *parted)
    made: dict[tuple[type[Document], str], Document] = {}
    for kind in kinds:
        for each in record.all(kind):
            state = words.state(raw_of(each), raw_of(each), hidden)
            made[kind, each.id] = _typed(kind, state)
    return made


def _without_answers(document: Document, hidden: Collection[str]) -> Document:
    """A document; a member check without what it says of entries that are in no document."""
    if not isinstance(document, MemberCheck):
        return document
    left = {key: answer for key, answer in document.answers.items() if key not in hidden}
    return msgspec.structs.replace(document, answers=left)


def _with_what_counts(record: Record, session: Session, left: Session) -> Session:
    """The session as it is told, with the scores in that count in the whole record.

    Whether a room's scores are complete cannot be seen where some of what it scored is left out.
    """
    steps = dict(left.steps)
    for step in record.guide_of(session).steps_of(Score):
        if counts(record, session, step):
            run = steps.get(step.id, StepRun())
            steps[step.id] = msgspec.structs.replace(run, scores_in=True)
    return left if steps == left.steps else msgspec.structs.replace(left, steps=steps)


def _counted(record: Record, hidden: Collection[str]) -> Counter[str]:
    """How many entries of each session stand and are on the record."""
    standing = (e for e in record.all(Entry) if not (e.retracted or e.id in hidden))
    return Counter(entry.session_id for entry in standing)


def _withheld(record: Record, withdrawal: Withdrawal) -> Iterator[Consent]:
    """What somebody agreed to in every session, as it holds now."""
    for session in record.all(Session):
        if withdrawal.person_id in session.people:
            earlier = record.consent_of(session.id, withdrawal.person_id)
            # An id of its own, which no other document of the record has.
            own = id_text(id_number(session.id) ^ id_number(withdrawal.id))
            yield Consent(
                id=earlier.id if earlier else own,
                session_id=session.id,
                person_id=withdrawal.person_id,
                attribution=Attribution.WITHHELD,
                at=withdrawal.at,
            )


def _without(record: Record, withdrawal: Withdrawal) -> Iterator[Document]:
    """The documents without a person and what is theirs; when that was asked for stays."""
    person = record.get(Person, withdrawal.person_id)
    former = [
        Step(Person.TABLE, str(id_number(person.id)), raw_of(known), None)
        for name in record.background.former_names().get(person.id, ())
        for known in [msgspec.structs.replace(person, name=name)]
    ]
    steps = [
        Step(type(each).TABLE, str(id_number(each.id)), raw_of(each), None)
        for each in record.documents()
    ]
    erasing = Erasing(record, withdrawal.person_id, States([*former, *steps]))
    for step in steps:
        raw = step.new or {}
        left = erasing.document(step.table, raw)
        if left is not None:
            kind = TABLES[step.table]
            yield record.get(kind, raw["id"]) if left == raw else _typed(kind, left)
    yield msgspec.structs.replace(withdrawal, person_id="")


def _typed(kind: type[Document], raw: dict[str, object]) -> Document:
    """A document of what is left of one."""
    document = typed_of(kind, raw)
    assert document is not None  # noqa: S101 - erasing keeps the shape of every document
    return document


def left_out_at_wish(record: Record, session_id: str | None = None) -> int:
    """How many entries a record that is told lacks because somebody withdrew them."""
    return _missing(record, "withdrawn", session_id)


def off_the_record(record: Record, session_id: str | None = None) -> int:
    """How many entries a record that is told lacks because they were said off the record."""
    return _missing(record, "off_record", session_id)


def people_left_out(record: Record) -> int:
    """How many people a record that is told lacks because they withdrew."""
    return record.wishes if isinstance(record, ToldRecord) else 0


def _missing(record: Record, what: str, session_id: str | None) -> int:
    if not isinstance(record, ToldRecord):
        return 0
    counts: Mapping[str, int] = getattr(record, what)
    return sum(counts.values()) if session_id is None else counts.get(session_id, 0)


def _without_words(record: Record, wished: Collection[str]) -> Iterator[Document]:
    """The documents of a record without the entries of these ids.

    Args:
        record: all that was recorded, or what is left of it.
        wished: the ids of the entries that are left out; without any, all documents as they are.
    """
    if not wished:
        yield from record.documents()
        return
    gone = [entry for entry in record.all(Entry) if entry.id in wished]
    left = [entry for entry in record.all(Entry) if entry.id not in wished]
    left.sort(key=lambda entry: (entry.retracted, entry.at))
    factors = Unwording([[each] for each in record.all(Factor)], gone, left)
    placements = [[each] for each in record.all(Placement)]
    themes = ThemeUnwording([[each] for each in record.all(Theme)], placements, gone, left)
    for document in record.documents():
        if wished and {document.id, getattr(document, "entry_id", "")}.intersection(wished):
            continue
        if isinstance(document, Factor):
            yield _factor(document, factors)
        elif isinstance(document, Theme):
            yield _theme(document, themes)
        elif isinstance(document, Row) and document.evidence and wished:
            yield from _row(document, wished)
        else:
            yield document


def _factor(factor: Factor, words: Unwording) -> Factor:
    """A factor without the words that it owes to what is left out."""
    merged = tuple(
        msgspec.structs.replace(one, text=words.of(one.factor_id, one.text) or one.text)
        for one in factor.merged
    )
    text = words.of(factor.id, factor.text) or factor.text
    return msgspec.structs.replace(factor, text=text, merged=merged)


def _hollow(record: Record, wished: Collection[str]) -> frozenset[str]:
    """The ids of the themes under which there was only what is left out."""
    held: dict[str, set[str]] = {}
    for placement in record.all(Placement):
        for theme_id in placement.themes:
            held.setdefault(theme_id, set()).add(placement.entry_id)
    for theme in record.all(Theme):
        for merge in theme.merged:
            held.setdefault(theme.id, set()).update(held.get(merge.theme_id, ()))
    return frozenset(each for each, entries in held.items() if entries <= set(wished))


def _ungrouped(document: Document, hollow: Collection[str]) -> Document:
    """A hollow theme as no group of a session any more; all else as it is."""
    if isinstance(document, Theme) and document.id in hollow:
        return msgspec.structs.replace(document, session_id=None, step_id="")
    return document


def _theme(theme: Theme, words: ThemeUnwording) -> Theme:
    """A theme without the words that it owes to what is left out."""
    merged = tuple(
        msgspec.structs.replace(one, name=words.of(one.theme_id, one.name)) for one in theme.merged
    )
    return msgspec.structs.replace(
        theme,
        name=words.of(theme.id, theme.name),
        definition=words.of(theme.id, theme.definition),
        merged=merged,
    )


def _row(row: Row, wished: Collection[str]) -> Iterator[Row]:
    """A row without what is left out among its evidence; nothing where it rested on that alone."""
    evidence = tuple(each for each in row.evidence if each not in wished)
    if evidence:
        yield msgspec.structs.replace(row, evidence=evidence)
