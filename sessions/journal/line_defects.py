"""What is wrong with single lines of the journal: torn, glued, edited, or not to be read."""

from __future__ import annotations

import re
from typing import Any, ClassVar

import msgspec

from sessions.journal.defects import NOTHING_TO_DO, Defect
from sessions.journal.line import Operation
from workshop.text import clean_line, listing, plural, shorten

_SHOWN = 160
_READABLE = re.compile(r"[^\x00-\x1f\x7f-\x9f\ufffd]{8,}")
_CALLED = ("text", "name", "title")
_NOT_SHOWN = frozenset({"id", "at", "created", "started", "session_id", "step_id"})


class TornTail(Defect, frozen=True, kw_only=True):
    """A file ends in the middle of a line, as after a pulled plug."""

    KIND: ClassVar[str] = "torn tail"
    SAFE: ClassVar[str] = "Nothing is affected: it had not been acknowledged, and work went on."
    HARM: ClassVar[str] = (
        "Nothing is affected if the program or the machine stopped there; if the file was cut "
        "later, records after it are missing."
    )
    ADVICE: ClassVar[str] = "Look whether the last thing that you recorded is there."

    content: bytes
    """The bytes that are there."""
    whole: bool
    """Whether only the end-of-line is missing, and the line was taken."""
    followed: bool = False
    """Whether another run went on from there, so that nothing acknowledged can be gone."""

    @property
    def harmless(self) -> bool:
        """Whether no acknowledged answer can be affected."""
        return self.resolved or self.whole or self.followed

    @property
    def advice(self) -> str:
        """What to do about it."""
        return NOTHING_TO_DO if self.harmless else self.ADVICE

    @property
    def sentence(self) -> str:
        """What was found."""
        if self.whole:
            return f"{self.place}: the end of the line is missing; it was read whole."
        return (
            f"{self.place}: the file ends in the middle of a line "
            f"({plural(len(self.content), 'byte')}). It was being written when the program stopped."
        )

    @property
    def details(self) -> tuple[str, ...]:
        """What can be read of it."""
        return () if self.whole else readable(self.content)


class Repaired(Defect, frozen=True, kw_only=True):
    """Whole lines that were glued together, broken in two, or stand between other bytes."""

    KIND: ClassVar[str] = "repaired"
    SAFE: ClassVar[str] = "Nothing is affected: the checksum of each record fits."
    ADVICE: ClassVar[str] = (
        "Copy the folder to another disk: where one byte changes, others may follow."
    )

    content: bytes
    """The bytes that are there."""
    reason: str
    """What is wrong with them."""
    marks: tuple[tuple[int, str], ...]
    """Number and checksum of each record that was read."""
    said: tuple[str, ...] = ()
    """What these records put, a line for each document."""

    @property
    def harmless(self) -> bool:
        """The records count."""
        return True

    @property
    def sentence(self) -> str:
        """What was found."""
        numbers = listing([str(number) for number, _ in self.marks])
        word = "record" if len(self.marks) == 1 else "records"
        return f"{self.place}: {self.reason}. Read as once written: {word} {numbers}."

    @property
    def details(self) -> tuple[str, ...]:
        """What is read now."""
        return self.said


class BrokenLine(Defect, frozen=True, kw_only=True):
    """A line that is not what was once written: it does not count and is set aside."""

    content: bytes
    """The bytes that are there."""
    last: bool = False
    """Whether no record follows it, so that no gap tells of what it recorded."""

    @property
    def advice(self) -> str:
        """What to do about it."""
        return NOTHING_TO_DO if self.harmless else self.ADVICE

    @property
    def looks_like_a_record(self) -> bool:
        """Whether one of its lines begins or ends as a record does."""
        raws = self.content.split(b"\n")
        return any(raw.startswith(b'{"c":"') or raw.endswith(b"}") for raw in raws)


class BadLine(BrokenLine, frozen=True, kw_only=True):
    """A line of which no record can be made."""

    KIND: ClassVar[str] = "unreadable"
    SAFE: ClassVar[str] = "Nothing is affected: no record is missing beside it."
    HARM: ClassVar[str] = "What it recorded is missing, as far as no backup has it."
    ADVICE: ClassVar[str] = (
        "Read what is left of it here. If another copy of this folder has the file, copy it into "
        "the journal folder; both are joined."
    )

    reason: str
    """What is wrong with the bytes."""
    spare: bool = False
    """Whether no record is missing, so that it can have held none that counts."""

    @property
    def harmless(self) -> bool:
        """Whether no acknowledged answer can be affected."""
        return self.resolved or self.spare

    @property
    def sentence(self) -> str:
        """What was found."""
        more = self.content.count(b"\n")
        until = f" to {self.line + more}" if more else ""
        return f"{self.place}{until}: cannot be used, {self.reason}."

    @property
    def details(self) -> tuple[str, ...]:
        """What can be read of it."""
        return readable(self.content)


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """What an edited line says of one document."""

    table: str
    """The table of the document."""
    key: str
    """Its id as TinyDB writes it."""
    before: dict[str, Any] | None
    """The document without the edit; nothing where it is not known."""
    after: dict[str, Any] | None
    """The document as the edited line has it; nothing where it is taken away."""
    proven: bool = False
    """Whether a later record says what the document was without the edit."""

    @property
    def sentence(self) -> str:
        """Before and after, for a person."""
        if self.before is None or self.after is None:
            known = self.after if self.before is None else self.before
            verb = "new" if self.before is None else "taken away"
            return f"{self.table}, {verb}: {document_words(known)}"
        changed = [
            name
            for name in self.before | self.after
            if self.before.get(name) != self.after.get(name)
        ]
        fields = "; ".join(
            f"{name}: {_value(self.before.get(name))} → {_value(self.after.get(name))}"
            for name in changed
        )
        called = next((name for name in _CALLED if self.before.get(name)), "")
        whose = f" {_value(self.before[called])}" if called and called not in changed else ""
        return f"{self.table}{whose}, {fields}"


class EditedLine(BrokenLine, frozen=True, kw_only=True):
    """A line that reads well and whose checksum says that it was changed after it was written.

    A hand or a flipped bit may have changed it; nothing says which, so it does not count.
    """

    KIND: ClassVar[str] = "edited"
    SAFE: ClassVar[str] = "Nothing is affected: the other records say what the documents are."
    HARM: ClassVar[str] = (
        "It does not count. The documents keep the last state whose checksum fits; what it "
        "recorded once is missing, as far as no backup has it."
    )
    ADVICE: ClassVar[str] = (
        "Read what it says now. If you edited it, make the change in the application instead. If "
        "not, and another copy of this folder has the file, copy it into the journal folder."
    )

    number: int
    """The number of the record, as the line has it now."""
    operations: tuple[Operation, ...]
    """What it says now."""
    edits: tuple[Edit, ...] = ()
    """What of that differs from the record without it."""
    compared: bool = False
    """Whether it was compared with the record."""

    @property
    def harmless(self) -> bool:
        """Whether the other records say what each of its documents is."""
        return self.resolved or (self.compared and all(edit.proven for edit in self.edits))

    @property
    def sentence(self) -> str:
        """What was found."""
        return (
            f"{self.place}: record {self.number} was edited by hand or damaged after it was "
            "written; its checksum does not fit."
        )

    @property
    def details(self) -> tuple[str, ...]:
        """Before and after."""
        return tuple(edit.sentence for edit in self.edits)


def document_words(document: dict[str, Any] | None) -> str:
    """What a document says, in a line."""
    if not document:
        return "nothing"
    for name in _CALLED:
        if document.get(name):
            return _value(document[name])
    fields = (f"{name} {_value(document[name])}" for name in document if name not in _NOT_SHOWN)
    return shorten("; ".join(fields), _SHOWN)


def _value(value: Any) -> str:
    """A value as a person reads it."""
    if value is None:
        return "nothing"
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return f"“{shorten(clean_line(text), _SHOWN)}”"


def readable(content: bytes) -> tuple[str, ...]:
    """What a person can read of damaged bytes: a line, or nothing."""
    text = content[: 64 * _SHOWN].decode("utf-8", "replace")
    words = " … ".join(clean_line(found) for found in _READABLE.findall(text))
    return (f"Readable in it: {shorten(words, 2 * _SHOWN)}",) if words else ()
