"""A transcript is laid beside a session: one that there is, or one that is made for it.

Its lines are no entries: what is to count is taken from it, or was typed while it was said. Only
where quotes are asked for does each turn become one. The fingerprint of the file is kept, the file
itself only where that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from sessions.clock import local_time
from sessions.disk.folder import SOURCES
from sessions.imports.made_guides import TRANSCRIPT_GUIDE
from sessions.imports.made_session import (
    RecordCopy,
    date_of,
    guide_of,
    refuse_for_known_session,
    step_of,
)
from sessions.imports.pairs import pairs_given
from sessions.imports.registry import Choices, Prepared
from sessions.imports.transcript_file import (
    Spoken,
    UnreadableTranscript,
    read_transcript,
    spoken_in,
)
from sessions.imports.transcripts.speakers import (
    as_commands,
    called,
    counted,
    matched,
    told,
    without_names,
)
from sessions.library.guides import Library
from workshop.errors import Problem, Problems, Refused
from workshop.record.change import Change
from workshop.record.documents import Session
from workshop.record.ids import NewId
from workshop.record.record import Record
from workshop.record.transcripts import Transcript
from workshop.running.command_kinds.transcripts import AddTranscript
from workshop.text import plural

_HEAD: Final = 16_384
"""So many bytes tell what a file is."""


def holds(path: Path) -> bool:
    """Whether a file is a transcript, by its beginning."""
    try:
        with path.open("rb") as stream:
            spoken_in(stream.read(_HEAD), path.name)
    except (OSError, UnreadableTranscript):
        return False
    return True


def prepare(record: Record, choices: Choices, library: Library, new_id: NewId) -> Prepared:
    """What a transcript comes to in an engagement.

    Options: `speaker` says who speakers are, `NAME=WHO` line by line; `guide` and `date` of the
    session that is made; `quotes` makes quotes, in the step `step`; `anonymise` leaves all names
    out; `keep-file` keeps the file.

    Raises:
        UnreadableTranscript: it cannot be read, or nobody speaks in it.
        Problems: something in it or in the options is wrong.
        Refused: the engagement has it already.
    """
    return _Import(record, choices, library, new_id).prepared()


class _Import:
    """One file on its way into a copy of the record."""

    def __init__(self, record: Record, choices: Choices, library: Library, new_id: NewId) -> None:
        self._copy = RecordCopy(record, new_id)
        self._record = self._copy.record
        self._choices = choices
        self._library = library
        self._options = choices.options
        self._spoken: Spoken = read_transcript(choices.source)
        self._wanted = _wanted(self._options.get("speaker", ""))
        self._anonymous = "anonymise" in self._options
        self._cues = self._spoken.cues
        if self._anonymous:
            self._cues = without_names(self._cues, self._wanted, record)
            self._wanted = {}
        self._speakers = matched(self._record, counted(self._cues), self._wanted)

    def prepared(self) -> Prepared:
        """All of it as one change."""
        spoken = self._spoken
        if spoken.problems and not self._choices.partial:
            raise Problems(self._choices.called, spoken.problems)
        if self._anonymous and "keep-file" in self._options:
            what = "a file that is kept names those who speak; leave it or --anonymise out"
            raise Problems("--keep-file", [Problem(what, "--keep-file")])
        session = self._session()
        step_id = step_of(self._record, session, self._options.get("step", ""))
        kept = f"{SOURCES}/{spoken.sha256[:16]}{self._choices.source.suffix.lower()[:6]}"
        command = AddTranscript(
            session_id=session.id,
            cues=self._cues,
            speakers=as_commands(self._speakers),
            source="" if self._anonymous else self._choices.called,
            form=spoken.form,
            sha256=spoken.sha256,
            kept=kept if "keep-file" in self._options else "",
            quotes="quotes" in self._options,
            step_id=step_id,
        )
        done = self._copy.do(command, local_time())
        sentence = f"{done.sentence}, {plural(len(self._speakers), 'speaker')}"
        change = Change(sentence=sentence, puts=self._copy.puts, session_id=session.id)
        return self._finished(change, session.id)

    def _finished(self, change: Change, session_id: str) -> Prepared:
        """What it comes to, with how it was understood."""
        files = {}
        if change.puts and "keep-file" in self._options:
            transcript = next(put for put in change.puts if isinstance(put, Transcript))
            files[transcript.kept] = self._choices.source.read_bytes()
        return Prepared(
            change,
            session_id,
            notes=(*self._spoken.notes, *self._off_record(session_id), *self._preview()),
            left_out=self._spoken.problems,
            data=self._data(),
            files=files,
        )

    def _off_record(self, session_id: str) -> Iterator[str]:
        """That the recording holds what was said off the record; nobody can tell where in it."""
        said = self._record.entries_of(session_id, off_record=True)
        times = [each.at for each in said if each.off_record]
        if times:
            first, last = f"{min(times):%H:%M}", f"{max(times):%H:%M}"
            when = f"at {first}" if first == last else f"between {first} and {last}"
            yield (
                f"Something was said off the record {when}; the recording has it too. "
                "Take no quote from there, and retract those that were made of it."
            )

    def _preview(self) -> list[str]:
        """Who the speakers are taken for, and how to say otherwise."""
        lines = [
            f"{each.name}: {told(self._record, each)}; {plural(each.cues, 'cue')}."
            for each in self._speakers
        ]
        nobody = sum(not cue.speaker for cue in self._cues)
        if nobody:
            lines.append(f"{plural(nobody, 'cue')} without a speaker.")
        new = [
            each.name for each in self._speakers if not (each.said or isinstance(each.person, str))
        ]
        if new and not self._anonymous:
            lines.append(f'Say who somebody is with --speaker "{new[0]}=@Dana".')
        return lines

    def _data(self) -> Mapping[str, object]:
        """What the file says, for other programs."""
        names = {each.name: called(self._record, each) for each in self._speakers}
        counts: dict[str, int] = {}
        for each in self._speakers:
            counts[names[each.name]] = counts.get(names[each.name], 0) + each.cues
        starts = [cue.at for cue in self._cues if cue.at is not None]
        ends = [cue.end for cue in self._cues if cue.end is not None]
        return {
            "format": self._spoken.form,
            "sha256": self._spoken.sha256,
            "cues": len(self._cues),
            "start": min(starts, default=None),
            "end": max(ends, default=None),
            "speakers": counts,
            "turns": [
                {"at": cue.at, "speaker": names.get(cue.speaker, cue.speaker), "text": cue.text}
                for cue in self._cues
            ],
        }

    # The session

    def _session(self) -> Session:
        """The session that is meant, or one that is made."""
        if session_id := self._choices.session_id:
            refuse_for_known_session(self._options, "transcript")
            return self._record.get(Session, session_id)
        for number, session in enumerate(self._record.sessions(), 1):
            for transcript in self._record.transcripts_of(session.id):
                if transcript.sha256 == self._spoken.sha256:
                    raise Refused(f"That transcript is beside session {number} already.")
        length = self._length()
        now = local_time()
        started = date_of(self._options.get("date", "")) or (
            now - timedelta(seconds=length)
        ).replace(microsecond=0)
        name = self._options.get("guide", "")
        guide = guide_of(self._library, self._record, name) or TRANSCRIPT_GUIDE
        session = self._copy.start(guide, started)
        step_id = step_of(self._record, session, self._options.get("step", ""))
        self._copy.end(session, step_id, started, length)
        return self._record.get(Session, session.id)

    def _length(self) -> float:
        """How long it lasted, in seconds, as far as the file tells."""
        times = [cue.end or cue.at or 0.0 for cue in self._cues]
        return max(times, default=0.0)


def _wanted(given: str) -> dict[str, str]:
    """Whom somebody said that speakers are, by their names in the file."""
    return dict(pairs_given(given, "--speaker", "“Name in the file=@Dana”"))
