"""What a change did to a document, field by field, in words that a person reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, NamedTuple

import msgspec

from workshop import times
from workshop.cited import Cited
from workshop.guide.shape import Guide
from workshop.record.checks import Answer, MemberCheck
from workshop.record.documents import (
    Attribution,
    Ballot,
    Clock,
    Consent,
    Department,
    Document,
    Engagement,
    Entry,
    Factor,
    Person,
    Session,
    StepRun,
    StoredGuide,
    Withdrawal,
    WithdrawalLevel,
)
from workshop.record.findings.documents import Ask, Finding, Version
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.record.themes import Apart, Placement, Theme, ThemeMerge
from workshop.record.transcripts import Transcript
from workshop.record.votes.documents import HandCount, Rule, Vote
from workshop.record.within import Merge, Plan, Remark
from workshop.running.base.voters import whose
from workshop.running.row_names import RecordNames
from workshop.running.same_person import told_apart
from workshop.text import listing, plural, shorten

_NOTHING: Final = "nothing"
_LONGEST: Final = 400
_WORDS: Final = {
    "into": "merged into",
    "merged": "took in",
    "at": "recorded",
    "people": "people",
    "scores_in": "scores in",
    "since": "time runs since",
    "dropped": "dropped because",
    "pestle": "field of the scan",
    "due": "by when",
    "voter": "whose",
    "attribution": "may be quoted",
    "together": "given for all at once",
    "off_record": "off the record",
    "digest": "fingerprint",
    "order": "place in the codebook",
    "removed": "out of the codebook",
    "rest": "decided",
    "sha256": "fingerprint",
    "form": "kind of file",
    "spoken": "second of the recording",
    "same_as": "the same as",
    "writer": "who writes",
    "until": "to be answered by",
    "cited": "document",
    "begun": "first key",
    "marks": "marked",
    "about": "about",
    "numbered": "numbers of speakers",
    "subjects": "on the list",
    "roster": "may vote",
    "voters": "who voted",
    "thrown_away": "ballots thrown away",
    "not_aired": "not read out",
    "counts": "hands",
    "plans": "planned anew",
    "part_of": "group of",
    "part_step": "split up in",
    "rejoined": "came together",
}
_OF_FINDINGS: Final = {
    "order": "place",
    "dropped": "taken back",
    "cites": "rests on",
    "quotes": "quoted below it",
}
"""What fields of findings are called, where the same fields of others are called otherwise."""
_CALLED: Final[tuple[type[Document], ...]] = (
    *(Person, Department, Session, Factor, StoredGuide, Theme),
    *ROW_TYPES.values(),
)
"""What an id may be of that is told by its name or code."""

_COUNTED: Final = ("ballots", "voters")
"""Fields of a secret vote of which the history has the number alone."""


class Difference(NamedTuple):
    """One field that differs."""

    field: str
    """What it is called on screen."""
    before: str
    """As it was, in words."""
    after: str
    """As it is then, in words."""


class Changed(NamedTuple):
    """What a change did to one document."""

    what: str
    """Which document: `Factor W2`."""
    act: str
    """`new`, `changed` or `removed`."""
    fields: tuple[Difference, ...]
    """What differs; for a new or removed one, all that it holds."""


def changed(record: Record, old: Document | None, new: Document | None) -> Changed:
    """What a change did to a document.

    Args:
        record: where names are looked up, as it is now.
        old: the document before; none where the change made it.
        new: the document after; none where the change took it away.
    """
    act = "new" if old is None else "removed" if new is None else "changed"
    shown = new if new is not None else old
    assert shown is not None  # noqa: S101 - a change has at least one side
    telling = _Telling(record, shown)
    return Changed(telling.title(), act, tuple(telling.fields(old, new)))


class _Telling:
    """Puts one document in words."""

    def __init__(self, record: Record, document: Document) -> None:
        self._record = record
        self._document = document
        session_id = getattr(document, "session_id", document.id)
        self._session = record.find(Session, session_id)

    def title(self) -> str:
        """Which document it is."""
        words = type(self._document).__name__
        match self._document:
            case Entry() as entry:
                words = _entry(entry)
            case Clock():
                words = f"Time of {self._session.title if self._session else 'a session'}"
            case Consent() | Withdrawal() | MemberCheck() as of_person:
                word = "Member check" if isinstance(of_person, MemberCheck) else words
                words = f"{word} of {self._name(of_person.person_id)}"
            case Ballot() | Vote() | HandCount() as cast:
                words = self._of_vote(cast)
            case StoredGuide() as stored:
                words = f"Guide {stored.guide.title}"
            case Apart():
                words = "Judgement of two factors"
            case Placement() | Transcript() | Finding() | Version() as inside:
                words = self._inside(inside)
            case Row() as row:
                words = f"{row.register.one.capitalize()} {row.code}"
            case Factor() | Theme() | Person() | Department() | Engagement() | Session() as named:
                words = f"{words} {_named(named)}"
        return words

    def _of_vote(self, document: Ballot | Vote | HandCount) -> str:
        """A vote and counted hands by their step, a ballot by whose it is."""
        if isinstance(document, Ballot):
            return f"Ballot of {whose(self._record, document.voter)}"
        word = "Vote" if isinstance(document, Vote) else "Hands counted in"
        return f"{word} {self._name(document.step_id)}"

    def _inside(self, document: Placement | Transcript | Finding | Version) -> str:
        """A finding by its code, all others by the statement or session they belong to."""
        if isinstance(document, Finding | Version):
            return _of_findings(document)
        if isinstance(document, Transcript):
            return f"Transcript of {self._session.title if self._session else 'a session'}"
        placed = self._record.find(Entry, document.entry_id)
        what = _entry(placed) if placed else "something"
        return f"Themes of {what[:1].lower()}{what[1:]}"

    def fields(self, old: Document | None, new: Document | None) -> Iterator[Difference]:
        """Every field that differs."""
        if isinstance(self._document, Row):
            yield from self._cells(old, new)
            return
        empty = _defaults(self._document)
        for field in self._document.__struct_fields__:
            before, after = (
                empty.get(field) if side is None else getattr(side, field) for side in (old, new)
            )
            if field == "id" or before == after:
                continue
            if field in ("text", "dropped") and getattr(self._document, "off_record", False):
                continue
            if field in ("scores", "counts") and self._is_kept_secret():
                continue
            if field in _COUNTED:  # who voted and what was given is nobody's to read one by one
                before, after = (len(side or ()) for side in (before, after))
            if field == "cues":  # some thousand lines, of which the history needs none
                before, after = (len(side or ()) for side in (before, after))
            if isinstance(before, Mapping) or isinstance(after, Mapping):
                yield from self._by_key(field, before or {}, after or {})
            else:
                name = field_name(field, type(self._document).TABLE)
                yield Difference(name, self.words(before), self.words(after))

    def _is_kept_secret(self) -> bool:
        """Whether it was given in a vote that is not closed: it may be told then."""
        document = self._document
        if not isinstance(document, Ballot | HandCount):
            return False
        return not self._record.votes.is_told(document)

    def _cells(self, old: Document | None, new: Document | None) -> Iterator[Difference]:
        """Every cell of a row that differs, under the heading of its column."""
        names = RecordNames(self._record)
        sides = [side if isinstance(side, Row) else None for side in (old, new)]
        shown = sides[1] or sides[0]
        assert shown is not None  # noqa: S101 - a change has at least one side
        for field in shown.register.fields:
            before, after = (
                "" if side is None else field.shown(side.cell(field.id), names) for side in sides
            )
            if before != after:
                yield Difference(field.title.lower(), before or _NOTHING, after or _NOTHING)
        entries = ["" if side is None else self._entries(side.evidence) for side in sides]
        if entries[0] != entries[1]:
            yield Difference("rests on", entries[0] or _NOTHING, entries[1] or _NOTHING)

    def _entries(self, ids: tuple[str, ...]) -> str:
        """Entries by the beginning of their texts."""
        found = (self._record.find(Entry, entry_id) for entry_id in ids)
        return listing([f"“{shorten(entry.text, 60)}”" for entry in found if entry])

    def _by_key(
        self, field: str, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> Iterator[Difference]:
        """What differs inside a field that holds things by key."""
        for key in dict.fromkeys((*before, *after)):
            old, new = before.get(key), after.get(key)
            if old == new:
                continue
            name = self._name(key)
            if isinstance(old, Mapping) or isinstance(new, Mapping):
                for inner in self._by_key(field, old or {}, new or {}):
                    yield inner._replace(field=f"{name} {inner.field}")
            elif field == "spent":
                yield Difference(f"time of {name}", _duration(old), _duration(new))
            elif field in ("until", "turns"):
                what = "until" if field == "until" else "turn"
                yield Difference(f"{name}: {what}", self.words(old), self.words(new))
            else:
                yield Difference(name, self.words(old), self.words(new))

    def words(self, value: Any) -> str:
        """A value in words."""
        if value is None or value in ("", (), {}):
            return _NOTHING
        if isinstance(value, str):
            return self._name(value)
        if isinstance(value, tuple):
            return listing([self.words(each) for each in value])
        return _plain(value) or self._thing(value)

    def _thing(self, value: Any) -> str:
        """Something that is no plain value in words."""
        match value:
            case Attribution() | WithdrawalLevel():
                return value.sentence
            case Merge():
                return f"{self._name(value.factor_id)} “{shorten(value.text, 60)}”"
            case StepRun():
                parts = [value.state.value, value.reason and f"“{value.reason}”"]
                parts += ["confirmed"] if value.confirmed else []
                parts += [f"{len(value.unseen)} not shown"] if value.unseen else []
                parts += ["scores in"] if value.scores_in else []
                parts += [f"{plural(len(value.asked), 'question')} asked"] if value.asked else []
                parts += ["nothing more came"] if value.dry else []
                parts += [f"{len(value.aired)} read out or waived"] if value.aired else []
                return ", ".join(part for part in parts if part)
            case Ask() | Guide():
                return _asked(value) if isinstance(value, Ask) else _guide(value)
            case Enum():
                return str(getattr(value, "word", value.name.lower()))
        return str(value)

    def _name(self, name: str) -> str:
        """The name of whatever has an id, or the text itself."""
        if len(name) == 20:
            if entry := self._record.find(Entry, name):
                return _entry(entry)
            for kind in _CALLED:
                if (found := self._record.find(kind, name)) is not None:
                    if isinstance(found, Person):
                        return told_apart(self._record, found)
                    return _named(found)
        guide = self._record.find(StoredGuide, self._session.guide_id) if self._session else None
        if guide and (step := guide.guide.step(name)):
            return step.title
        return name if len(name) <= _LONGEST else f"{name[:_LONGEST]} …"


def _entry(entry: Entry) -> str:
    """An entry by its beginning; without a word of what was said off the record."""
    if entry.off_record:
        return "Something off the record"
    return f"{entry.kind.word.capitalize()} “{shorten(entry.text, 60)}”"


def _plain(value: Any) -> str:
    """A number, a yes or no, or a time in words; nothing for anything else."""
    match value:
        case bool():
            return "yes" if value else "no"
        case float() | int():
            return f"{value:g}"
        case datetime():
            return times.short_moment(value, seconds=True)
        case date():
            return times.short_day(value)
    return _inner(value)


def _inner(value: Any) -> str:
    """Something that stands inside a document in words; nothing for anything else."""
    match value:
        case ThemeMerge(name=words) | Remark(text=words):
            return f"“{shorten(words, 60)}”"
        case Plan():
            return f"{sum(value.minutes.values()):g} minutes, “{shorten(value.reason, 60)}”"
        case Cited():
            return value.words
        case Rule():
            return value.method
        case Answer():
            first = f", recorded first as “{shorten(value.was, 60)}”" if value.was else ""
            return f"{value.verdict.value}{first}"
    return ""


def _named(document: Document) -> str:
    """A document by its name."""
    match document:
        case Factor() | Row():
            return document.code
        case Session():
            return document.title
        case StoredGuide():
            return document.guide.title
    return str(getattr(document, "name", document.id))


def _of_findings(document: Finding | Version) -> str:
    """A finding, or what was issued, by its number."""
    if isinstance(document, Finding):
        return f"Finding {document.code}"
    return f"{'Final version' if document.final else 'Draft'} {document.number}"


def _asked(ask: Ask) -> str:
    by = times.short_day(ask.by) if ask.by else ""
    return ", ".join(part for part in (f"“{ask.text}”", ask.who, by) if part)


def _guide(guide: Guide) -> str:
    return f"{guide.title}, {plural(len(guide.steps), 'step')}"


def field_name(field: str, table: str = "") -> str:
    """What a field of a document is called on screen and in sentences: `by when`."""
    name = field.removesuffix("_id")
    if table == Finding.TABLE and name in _OF_FINDINGS:
        return _OF_FINDINGS[name]
    return _WORDS.get(name, name.replace("_", " "))


def _defaults(document: Document) -> dict[str, Any]:
    """The fields of a document as they are where nothing is said."""
    fields = msgspec.structs.fields(document)
    return {each.name: each.default for each in fields if each.default is not msgspec.NODEFAULT}


def _duration(seconds: float | None) -> str:
    """Seconds as a clock shows them."""
    minutes, rest = divmod(round(seconds or 0), 60)
    return f"{minutes}:{rest:02}"
