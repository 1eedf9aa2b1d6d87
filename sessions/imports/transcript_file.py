"""Which kind of transcript a file is, by its content first and its ending where that says nothing.

::

    UnreadableImport
    └── UnreadableTranscript    the file cannot be read, or nobody speaks in it
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final, NamedTuple

from sessions.errors import UnreadableImport, cause_of
from sessions.imports.delimited import decoded
from sessions.imports.transcripts.captions import is_captions, read_captions
from sessions.imports.transcripts.spoken_text import read_spoken_text
from sessions.imports.transcripts.spoken_times import TIMING
from sessions.imports.transcripts.word_file import OPENING, word_text
from workshop.errors import Problem, Problems
from workshop.record.transcripts import Cue
from workshop.text import clean, clean_line, plural

GREATEST_SIZE: Final = 40_000_000
"""The most bytes of a file; a day of talk has some hundred thousand."""

MOST_CUES: Final = 200_000
"""The most turns of a transcript."""


class UnreadableTranscript(UnreadableImport):
    """A transcript cannot be read; nothing was imported."""


class Spoken(NamedTuple):
    """What a file says."""

    form: str
    """What kind of file it is: `vtt`, `srt`, `text` or `docx`."""
    sha256: str
    """The fingerprint of the file."""
    cues: tuple[Cue, ...]
    problems: tuple[Problem, ...] = ()
    """Lines that are not as they must be."""
    notes: tuple[str, ...] = ()
    """What a person should know of how it was read."""


def read_transcript(path: Path) -> Spoken:
    """What a file says.

    Raises:
        UnreadableTranscript: it cannot be read, or nobody speaks in it.
    """
    source = clean_line(path.name or str(path))
    try:
        with path.open("rb") as stream:
            content = stream.read(GREATEST_SIZE + 1)
    except IsADirectoryError as error:
        raise UnreadableTranscript(f"{source} is a folder. Give the file in it.") from error
    except OSError as error:
        raise UnreadableTranscript(f"{source} cannot be read: {cause_of(error)}") from error
    if len(content) > GREATEST_SIZE:
        raise UnreadableTranscript(f"{source} is larger than {GREATEST_SIZE:,} bytes. Split it.")
    return spoken_in(content, source)


def spoken_in(content: bytes, source: str) -> Spoken:
    """What the bytes of a file say.

    Raises:
        UnreadableTranscript: nobody speaks in it.
    """
    is_word = content.startswith(OPENING)
    try:
        if is_word:
            text, note = word_text(content, source), ""
        else:
            text, note = decoded(content, source)
    except Problems as wrong:
        first = wrong.problems[0].what
        if not is_word:
            first = "it is no text; save the transcript as .vtt, .srt, .docx or plain text"
        raise UnreadableTranscript(f"{source} cannot be read: {first}.") from wrong
    text = clean(text.replace("\0", ""))
    form, cues, problems, notes = _read(text, source, is_word=is_word)
    if not cues:
        raise UnreadableTranscript(
            f"Nobody speaks in {source}: no times as captions have them, and no names before what "
            "is said. Give WebVTT, SRT, a Word file, or a text with `Name: words` or times."
        )
    if len(cues) > MOST_CUES:
        raise UnreadableTranscript(f"{source} has more than {MOST_CUES:,} turns. Split it.")
    fingerprint = hashlib.sha256(content).hexdigest()
    return Spoken(form, fingerprint, cues, problems, tuple(filter(None, (note, *notes))))


def _read(
    text: str, source: str, *, is_word: bool
) -> tuple[str, tuple[Cue, ...], tuple[Problem, ...], tuple[str, ...]]:
    """The kind of a text, its cues, what is wrong with it, and what should be known."""
    if is_captions(text):
        found = read_captions(text, names_above=is_word)
        return "docx" if is_word else _caption_form(text, source), found.cues, found.problems, ()
    said = read_spoken_text(text)
    notes: tuple[str, ...] = ()
    if said.before:
        lines = plural(said.before, "line")
        verb = "stands" if said.before == 1 else "stand"
        notes = (f"{lines} {verb} before anybody speaks; left out.",)
    return "docx" if is_word else "text", said.cues, (), notes


def _caption_form(text: str, source: str) -> str:
    """WebVTT or SRT: by the header, the ending, else by the comma in the first time."""
    ending = source.rpartition(".")[2].casefold()
    if text.startswith("WEBVTT") or ending == "vtt":
        return "vtt"
    first = next((found for line in text.split("\n") if (found := TIMING.match(line))), None)
    return "srt" if ending == "srt" or (first and "," in first["at"]) else "vtt"
