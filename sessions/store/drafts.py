"""What was typed and not recorded, and where somebody was: so that work reopens at the same field.

A small hidden file in the folder of the engagement, no part of the record. It is written in a
thread, at most about once a second, and never while a key waits. What was recorded meanwhile is
known by the record: a draft never stands against it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from itertools import zip_longest
from threading import Event, Lock, Thread
from typing import Final

import msgspec

from sessions.disk.disk import Disk, replace_file
from sessions.disk.folder import Folder
from sessions.journal.line import Line, Operation
from workshop.record.documents import Entry, Session
from workshop.record.ids import id_text
from workshop.record.record import Record
from workshop.running.capture import read_line
from workshop.running.typed.speakers import sign_first
from workshop.text import clean

LINE: Final = "line"
"""The field that everything is typed into."""

TEXT: Final = "text"
"""The editor for a longer text."""

_COLLECT: Final = 0.3
"""Seconds of typing that go into one writing."""

_REST: Final = 0.7
"""Seconds between one writing and the next."""

_BEHIND_KEY: Final = 0.04
"""Seconds after a key in which it is painted; a thread that writes would hold that up."""


def entry_field(entry_id: str) -> str:
    """The field in which an entry is corrected."""
    return f"entry {entry_id}"


class Place(msgspec.Struct, frozen=True):
    """Where somebody is."""

    session_id: str
    """The session in front; empty where the field belongs to the engagement."""
    step_id: str
    """The step that is shown."""
    field: str = LINE
    """What has the keys: the line, an editor, the list of entries."""


class Draft(msgspec.Struct, frozen=True, omit_defaults=True):
    """A text that was typed and not recorded."""

    place: Place
    """The field it stands in."""
    text: str
    """As it was typed."""
    record: int = 0
    """The number of the last record when it was typed."""
    before: str = ""
    """What stood in the field at first."""
    begun: tuple[datetime | None, ...] = ()
    """When the first key of each line was pressed, as far as that is known."""
    off_record: tuple[bool, ...] = ()
    """Whether each line was entered off the record; what says nothing of a line says no."""


class _File(msgspec.Struct, omit_defaults=True):
    """What is on the disk."""

    place: Place | None = None
    drafts: list[Draft] = []


_DECODER: Final = msgspec.json.Decoder(_File)


class Drafts:
    """The drafts of an open engagement.

    Args:
        folder: where the engagement is kept.
        disk: the seam through which the disk is used.
        last: gives the number of the last record.
    """

    def __init__(self, folder: Folder, disk: Disk, last: Callable[[], int]) -> None:
        self.left_at: Place | None = None
        """Where the run before was when it was cut off; none when it left by itself."""
        self.problem: OSError | None = None
        """Why they could not be written, if they could not."""
        self._folder = folder
        self._disk = disk
        self._last = last
        self._place: Place | None = None
        self._drafts: dict[Place, Draft] = {}
        self._written = b""
        self._may_write = False
        self._lock = Lock()
        self._writing = Lock()
        self._dirty = Event()
        self._ended = Event()
        self._thread: Thread | None = None
        self._typed_at = 0.0

    def open(self, record: Record, lines: list[Line]) -> None:
        """Read what was left, but for what was recorded since, and keep it from now on."""
        self._written, found = _read(self._folder, self._disk)
        self._may_write = True
        self.left_at = self._place = found.place if _stands(found.place, record) else None
        standing = [draft for draft in found.drafts if _stands(draft.place, record)]
        recorded = list(_since(min((d.record for d in standing), default=0), lines))
        for draft in standing:
            left = _not_told(draft, recorded)
            if left.text.strip():
                self._drafts[draft.place] = msgspec.structs.replace(left, text=clean(left.text))
        if self.left_at is not None:
            self._take_from_editor(self.left_at)

    def _take_from_editor(self, place: Place) -> None:
        """Take over a text that the person's own editor had when the run was cut off."""
        file = self._folder.own_editor
        with suppress(OSError):
            if text := clean(self._disk.read(file).decode("utf-8-sig", "replace")).rstrip("\n"):
                known = self._drafts.get(place)
                self.put(place, text, known.before if known else "")
                self.flush()
            if self.problem is None:
                self._disk.remove(file)

    def find(self, place: Place) -> Draft | None:
        """What was typed at a place and not recorded."""
        return self._drafts.get(place)

    def of(self, session_id: str) -> list[Draft]:
        """Everything that was typed in a session and not recorded."""
        return [each for each in self._drafts.values() if each.place.session_id == session_id]

    def text(self, place: Place) -> str:
        """The text that was typed at a place; empty where there is none."""
        draft = self._drafts.get(place)
        return draft.text if draft else ""

    def put(
        self,
        place: Place,
        text: str,
        before: str = "",
        begun: tuple[datetime | None, ...] = (),
        off_record: tuple[bool, ...] = (),
    ) -> None:
        """Keep what is typed at a place; where nothing new stands there any more, forget it.

        Args:
            place: the field.
            text: what stands in it.
            before: what stood there before anything was typed.
            begun: when the first key of each line was pressed, as far as that is known.
            off_record: whether each line was entered off the record.
        """
        text = clean(text)
        self._typed_at = self._disk.ticks()
        with self._lock:
            if text.strip() and text != before:
                self._drafts[place] = Draft(place, text, self._last(), before, begun, off_record)
            elif self._drafts.pop(place, None) is None:
                return
        self._changed()

    def drop(self, place: Place) -> None:
        """Forget what was typed at a place: it was recorded, or thrown away."""
        self.put(place, "")

    def go(self, place: Place | None) -> None:
        """Somebody is there now; nowhere once they have left by themselves."""
        if place != self._place:
            self._place = place
            self._changed()

    def clear(self) -> None:
        """Forget everything, as when somebody's words are erased."""
        with self._lock:
            self._drafts.clear()
        self.flush()

    def flush(self) -> None:
        """Write now what is not written yet; one that cannot be written is no fault."""
        if self._may_write:
            self._write()

    def close(self) -> None:
        """Write for the last time."""
        self._ended.set()
        self._dirty.set()
        if self._thread is not None:
            self._thread.join()
        self.flush()
        self._may_write = False

    def _changed(self) -> None:
        """Have it written soon."""
        if not self._may_write:
            return
        self._dirty.set()
        if self._thread is None:
            self._thread = Thread(target=self._keep_writing, name="drafts", daemon=True)
            self._thread.start()

    def _keep_writing(self) -> None:
        """Write what has changed, a while after it did and not too often.

        The end is asked for before each wait: who closes says so first and wakes this thread
        second, and the waking is lost where it comes while a change is being taken up here.
        """
        while not self._ended.is_set():
            self._dirty.wait()
            if self._ended.wait(_COLLECT) or self._ended.wait(self._until_painted()):
                return
            self._dirty.clear()
            self._write()
            self._ended.wait(_REST)

    def _until_painted(self) -> float:
        """Seconds until the last key has been painted, so that it does not wait for this thread."""
        return max(0.0, self._typed_at + _BEHIND_KEY - self._disk.ticks())

    def _write(self) -> None:
        """Put everything on the disk, or nothing at all where there is nothing to keep."""
        with self._writing:
            with self._lock:  # each key takes it, and shall wait for no disk
                kept = _File(self._place, list(self._drafts.values()))
            content = msgspec.json.encode(kept) + b"\n" if kept.place or kept.drafts else b""
            if content == self._written:
                return
            try:
                if content:
                    replace_file(self._disk, self._folder.draft, content)
                else:
                    forget(self._folder, self._disk)
            except OSError as problem:
                self.problem = problem
            else:
                self._written, self.problem = content, None


def place_left(folder: Folder, disk: Disk) -> Place | None:
    """Where the last run was when it was stopped in the middle of a session; none else."""
    return _read(folder, disk)[1].place


def forget(folder: Folder, disk: Disk) -> None:
    """Remove the drafts of a folder, a half-written file too.

    Raises:
        OSError: the disk refused.
    """
    disk.remove(folder.draft)
    disk.remove(folder.draft.with_name(f".{folder.draft.name}.new"))


def _read(folder: Folder, disk: Disk) -> tuple[bytes, _File]:
    """The file's bytes and what they say: nothing where it is missing or damaged."""
    content = b""
    with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
        content = disk.read(folder.draft) or b"\n"
        found = _DECODER.decode(content)
        found.drafts = [
            msgspec.structs.replace(draft, text=clean(draft.text), before=clean(draft.before))
            for draft in found.drafts
        ]
        return content, found
    return content, _File()


def _stands(place: Place | None, record: Record) -> bool:
    """Whether a place is still there: its session, and the entry that is corrected."""
    if place is None or (place.session_id and record.find(Session, place.session_id) is None):
        return False
    kind, _, entry_id = place.field.partition(" ")
    return kind != "entry" or record.find(Entry, entry_id) is not None


def _since(number: int, lines: Iterable[Line]) -> Iterator[tuple[int, Operation]]:
    """What was done to entries after a record, each with the number of its own."""
    for line in lines:
        if line.number > number:
            yield from ((line.number, op) for op in line.operations if op.table == Entry.TABLE)


def _not_told(draft: Draft, recorded: Iterable[tuple[int, Operation]]) -> Draft:
    """What of a draft no record tells: of lines that waited for the disk, each by itself.

    Those that a record tells word by word are found first: of “a” and “ab” the record of “ab” else
    takes away the other one.
    """
    place = draft.place
    untold = [
        str((operation.new or {}).get("text", ""))
        for number, operation in recorded
        if number > draft.record and _is_at(place, operation)
    ]
    lines = draft.text.split("\n") if place.field == LINE else [draft.text]
    begun, off = draft.begun[: len(lines)], draft.off_record[: len(lines)]
    left = [
        (line, first_key, bool(is_off), read_line(sign_first(line)).text)
        for line, first_key, is_off in zip_longest(lines, begun, off)
    ]
    for tells in (str.__eq__, str.startswith):
        for each in tuple(left):
            line, *_, said = each
            told = next((text for text in untold if tells(text, said)), None)
            if line.strip() and told is not None:
                untold.remove(told)  # it was one line that it came from
                left.remove(each)
    return msgspec.structs.replace(
        draft,
        text="\n".join(line for line, *_ in left),
        begun=tuple(first_key for _, first_key, *_ in left) if draft.begun else (),
        off_record=tuple(is_off for *_, is_off, _ in left) if draft.off_record else (),
    )


def _is_at(place: Place, operation: Operation) -> bool:
    """Whether an entry was changed where somebody typed."""
    if place.field not in (LINE, TEXT):
        return place.field == entry_field(id_text(operation.doc_id))
    document = operation.new or {}
    here = (document.get("session_id"), document.get("step_id"))
    return here == (place.session_id, place.step_id)
