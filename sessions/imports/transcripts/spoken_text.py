"""Texts of what was said, as services and people write them.

::

    Dana Ortiz  0:03              Dana Ortiz - 00:03        [00:00:03] Dana Ortiz: So ...
    So the month-end ...          So the month-end ...      Dana Ortiz (00:03): So ...

    00:05:00                      Dana Ortiz                [k1] The counter is open late.
    Dana Ortiz: So ...            3 minutes 12 seconds      I: And the forms?
                                  So the month-end ...

A time that stands nowhere is not made up: where only every fifth minute is told, only what is said
straight after has one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from sessions.imports.transcripts.speaker_names import Names, Prefixed, is_name, prefixes_in
from sessions.imports.transcripts.spoken_times import TIME, WORDS, spoken_seconds
from workshop.record.transcripts import Cue
from workshop.text import clean_line

_STAMP: Final = rf"(?:{TIME}|{WORDS})"
_ALONE: Final = re.compile(rf"^[\[(]?\s*(?P<time>{_STAMP})\s*[\])]?\s*:?$", re.IGNORECASE)
_TIME_FIRST: Final = re.compile(
    rf"^(?P<open>[\[(])?(?P<time>{TIME})(?(open)[\])])\s*[-–—|:]?\s+(?P<rest>\S.*)$"
)
_TIME_IN_BRACKETS: Final = re.compile(
    rf"^\[?(?P<name>[^\[\]():]{{1,60}}?)\]?\s*[\[(](?P<time>{_STAMP})[\])]\s*:?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_TIME_LAST: Final = re.compile(
    rf"^\[?(?P<name>[^\[\]:|]{{1,60}}?)\]?\s*(?:[-–—|,]\s*|\s)(?P<time>{_STAMP})\s*:?$",
    re.IGNORECASE,
)
_TRAILER: Final = re.compile(
    r"^(?:transcribed by https?://\S+|meeting ended after .*|"
    r"this editable transcript was .*|(?:transcript|transcription) (?:started|stopped).*)$",
    re.IGNORECASE,
)


class SpokenText(NamedTuple):
    """What a text says."""

    cues: tuple[Cue, ...]
    before: int
    """How many lines stand before anybody speaks: a title, a date, a list of those present."""


class _Head(NamedTuple):
    """The beginning of a turn."""

    speaker: str | None
    """Who speaks; none where the line does not say."""
    time: str = ""
    rest: str = ""
    """What stands behind it in the line."""


def read_spoken_text(text: str) -> SpokenText:
    """The cues of a text; none where it names nobody and no time."""
    lines = [clean_line(line) for line in text.split("\n")]
    lines = [line for line in lines if not _TRAILER.match(line)]
    names = prefixes_in(line for line in map(_without_time, lines) if line)
    gathering = _Gathering()
    for place, line in enumerate(lines):
        head = _head(lines, place, names)
        if head:
            gathering.begin(head)
        elif line:
            gathering.take(line)
    cues = gathering.finished()
    sure = any(cue.at is not None for cue in cues) or any(
        (each := Prefixed.in_line(line)) and each.bracket for line in lines
    )
    spoken = sum(1 for cue in cues if cue.speaker)
    if not (sure or spoken > 1):
        return SpokenText((), 0)
    return SpokenText(tuple(_counted_from_first(cues, gathering)), gathering.before)


def _without_time(line: str) -> str:
    """A line behind the time that it begins with."""
    found = _TIME_FIRST.match(line)
    return found["rest"] if found else "" if _ALONE.match(line) else line


def _head(lines: Sequence[str], place: int, names: Names) -> _Head | None:
    """What a line says of who speaks and when; none where it is words."""
    line = lines[place]
    if not line:
        return None
    return _timed(lines, place, names) or _untimed(lines, place, names)


def _timed(lines: Sequence[str], place: int, names: Names) -> _Head | None:
    """The beginning of a turn in a line with a time."""
    line = lines[place]
    if alone := _ALONE.match(line):
        return _Head(None, alone["time"])
    if first := _TIME_FIRST.match(line):
        said = names.parted(first["rest"])
        if not said.speaker and is_name(first["rest"]) and _words_follow(lines, place):
            return _Head(first["rest"], first["time"])
        return _Head(said.speaker or None, first["time"], said.text)
    for pattern in (_TIME_IN_BRACKETS, _TIME_LAST):
        found = pattern.match(line)
        if found and is_name(found["name"]):
            return _Head(found["name"], found["time"], found.groupdict().get("rest") or "")
    return None


def _untimed(lines: Sequence[str], place: int, names: Names) -> _Head | None:
    """The beginning of a turn in a line without a time."""
    line = lines[place]
    said = names.parted(line)
    if said.speaker:
        return _Head(said.speaker, "", said.text)
    bare = line.rstrip(":")
    if is_name(bare) and (_time_follows(lines, place) or (line != bare and bare in names.colon)):
        return _Head(bare)
    return None


def _words_follow(lines: Sequence[str], place: int) -> bool:
    """Whether the next line with anything in it is words and begins no turn."""
    line = next((each for each in lines[place + 1 :] if each), "")
    return bool(line) and not (_ALONE.match(line) or _TIME_FIRST.match(line))


def _time_follows(lines: Sequence[str], place: int) -> bool:
    """Whether the next line with anything in it is a time alone."""
    line = next((each for each in lines[place + 1 :] if each), "")
    return bool(_ALONE.match(line))


class _Gathering:
    """Turns while the lines go by."""

    def __init__(self) -> None:
        self.before = 0
        """Lines before anybody spoke."""
        self.of_day = False
        """Whether times are times of the day."""
        self._cues: list[Cue] = []
        self._speaker = ""
        self._at: float | None = None
        self._words: list[str] = []
        self._begun = False

    def begin(self, head: _Head) -> None:
        """A turn begins; what was half said of it already counts on."""
        self._flush()
        self._begun = True
        if head.speaker is not None:
            self._speaker = head.speaker
        if head.time:
            self._at, of_day = spoken_seconds(head.time)
            self.of_day |= of_day
        if head.rest:
            self._words.append(head.rest)

    def take(self, line: str) -> None:
        """Words of the turn."""
        if self._begun:
            self._words.append(line)
        else:
            self.before += 1

    def _flush(self) -> None:
        if self._words:
            text = " ".join(self._words)
            self._cues.append(Cue(at=self._at, speaker=self._speaker, text=text))
            self._at = None
        self._words = []

    def finished(self) -> list[Cue]:
        """All turns."""
        self._flush()
        return self._cues


def _counted_from_first(cues: list[Cue], gathering: _Gathering) -> list[Cue]:
    """Cues with their times from the first of them, where those are of the day."""
    times = [cue.at for cue in cues if cue.at is not None]
    if not (gathering.of_day and times):
        return cues
    first = times[0]
    day = 24 * 3600
    return [
        cue
        if cue.at is None
        else Cue(at=(cue.at - first) % day, speaker=cue.speaker, text=cue.text)
        for cue in cues
    ]
