"""WebVTT and SRT, as programs write them: with and without header, ids, hours, ends and voices.

What the standard of either would refuse is read where it can be understood: the words matter, and
a meeting program that leaves its header out has recorded them all the same.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sessions.imports.transcripts.speaker_names import Prefixed, is_name, prefixes_in
from sessions.imports.transcripts.spoken_times import TIMING, seconds
from workshop.errors import Problem
from workshop.record.transcripts import Cue
from workshop.text import clean_line, shorten

_ARROW: Final = "->"
_ASIDE: Final = re.compile(r"^(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE: Final = re.compile(r"<v(?:\.[^\s>]*)?(?:[ \t]+([^>]*))?>")
_TAG: Final = re.compile(
    r"</?(?:c|i|b|u|s|v|em|ruby|rt|lang|font|strong)(?:[.\s/][^>]*)?>|<\d[\d:.]*>|\{\\[^}]*\}",
    re.IGNORECASE,
)
_MARKED: Final = re.compile("[<&{]")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_ID: Final = re.compile(r"\d+|[0-9a-fA-F]{8}-[-0-9a-fA-F/]+\S*")
_DASH: Final = re.compile(r"^\s*[-–—]\s*(?=\S)")


class Captions(NamedTuple):
    """What a file of captions says."""

    cues: tuple[Cue, ...]
    problems: tuple[Problem, ...]
    """Lines that are not as they must be."""


class _Block(NamedTuple):
    """One timing with the lines below it."""

    at: float
    end: float | None
    lines: list[str]


def is_captions(text: str) -> bool:
    """Whether a text has the timings of captions."""
    return any(TIMING.match(line) for line in text.split("\n") if _ARROW in line)


def read_captions(text: str, *, names_above: bool = False) -> Captions:
    """The cues of a file of captions.

    Args:
        text: the file, with line feeds.
        names_above: whether a line of its own above the words says who speaks, as where captions
            were put into a Word file.
    """
    problems: list[Problem] = []
    blocks = list(_blocks(text.split("\n"), problems))
    if names_above:
        spoken = _with_names_above(blocks)
    else:
        voiced = "<v" in text and _VOICE.search(text) is not None
        spoken = list(_spoken(blocks, look_for_names=not voiced))
    return Captions(tuple(cue for cue in spoken if cue.text), tuple(problems))


def _blocks(lines: Sequence[str], problems: list[Problem]) -> Iterator[_Block]:
    """The timings with what stands below each."""
    block: _Block | None = None
    aside = False
    for place, line in enumerate(lines):
        timing = TIMING.match(line) if _ARROW in line else None
        if timing:
            if block:
                _take_id_off(block.lines)
                yield block
            at = seconds(timing["at"])
            end = seconds(timing["end"]) if timing["end"] else None
            if end is not None and end < at:
                end = None  # nothing ends before it begins: when it ended is not known
            block, aside = _Block(at, end, []), False
            continue
        blank_before = place == 0 or not lines[place - 1].strip()
        if blank_before and _ASIDE.match(line):
            aside = True
        elif not line.strip():
            aside = False
        elif _ARROW in line and re.match(r"\s*\d*:?\d+:", line) and not aside:
            what = f"“{shorten(clean_line(line), 40)}” is no time of a caption"
            allowed = "00:01:02.500 --> 00:01:04.000"
            problems.append(
                Problem(
                    f"{what}; it is written as {allowed}",
                    "time",
                    place + 1,
                    clean_line(line)[:80],
                    allowed,
                )
            )
        if block and not aside:
            block.lines.append(line)
    if block:
        yield block


def _take_id_off(lines: list[str]) -> None:
    """Take off what names the cue that comes next: a line alone, or a number straight behind."""
    last = lines[-1].strip() if lines else ""
    alone = len(lines) > 1 and not lines[-2].strip()
    if last and (alone or _ID.fullmatch(last)):
        lines.pop()


def _spoken(blocks: list[_Block], *, look_for_names: bool) -> Iterator[Cue]:
    """Each voice of each cue."""
    parted = [(block, list(_voices(block.lines))) for block in blocks]
    if not look_for_names:
        for block, voices in parted:
            for speaker, words in voices:
                yield Cue(at=block.at, end=block.end, speaker=speaker, text=words)
        return
    texts = [words for _, voices in parted for _, words in voices]
    names = prefixes_in(texts)
    for block, voices in parted:
        for _, words in voices:
            said = names.parted(words)
            yield Cue(at=block.at, end=block.end, speaker=said.speaker, text=said.text)


def _voices(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Who says what in a cue; two voices, or two dashes, are two."""
    lines = [line for line in lines if line.strip()]
    if len(lines) > 1 and all(map(_DASH.match, lines)):
        yield from (("", _plain(_DASH.sub("", line))) for line in lines)
        return
    whole = "\n".join(lines)
    parts = _VOICE.split(whole)
    if len(parts) == 1 and _names_each_line(lines):
        yield from (("", _plain(line)) for line in lines)
        return
    if words := _plain(parts[0]):
        yield "", words
    for speaker, words in zip(parts[1::2], parts[2::2], strict=True):
        if said := _plain(words):
            yield _plain(speaker or ""), said


def _names_each_line(lines: Sequence[str]) -> bool:
    """Whether every line of a cue begins with a name of its own."""
    found = [Prefixed.in_line(line) for line in lines]
    return len(lines) > 1 and all(each and is_name(each.speaker) for each in found)


def _plain(text: str) -> str:
    """Words without the marks of captions, in one line."""
    if not _MARKED.search(text):
        return clean_line(text)
    bare = _TAG.sub("", _BREAK.sub(" ", text))
    return clean_line(_ENTITY.sub(lambda found: html.unescape(found[0]), bare))


def _with_names_above(blocks: list[_Block]) -> list[Cue]:
    """Cues whose first line says who speaks, where that is so in all that have several."""
    parted = [[line for line in map(_plain, block.lines) if line] for block in blocks]
    named = [lines for lines in parted if len(lines) > 1]
    if not named or not all(is_name(lines[0]) for lines in named):
        return list(_spoken(blocks, look_for_names=True))
    return [
        Cue(
            at=block.at,
            end=block.end,
            speaker=lines[0] if len(lines) > 1 else "",
            text=" ".join(lines[1:] if len(lines) > 1 else lines),
        )
        for block, lines in zip(blocks, parted, strict=True)
    ]
