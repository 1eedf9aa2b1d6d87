"""Reads findings and the headline from a text; every line that is not right is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from workshop.errors import Problem
from workshop.notes.findings.form import HEADLINE, LINE, OF_FINDING, QUOTE
from workshop.text import clean_line, listing, nearest, shorten

_FINDING: Final = re.compile(r"(?P<code>[Ff]\d{1,6}|\d{1,6})[.)]\s+(?P<rest>\S.*)", re.ASCII)
_RESTS: Final = re.compile(r"(?P<text>.*\S)\s*\[(?P<codes>[^\[\]]*)\]")
_FIELD: Final = re.compile(r"(?P<name>[A-Za-z]+(?: [a-z]+)?)\s*:\s*(?P<value>.*)")


class Said(msgspec.Struct, frozen=True):
    """Something that stands in the text, with its line, counted from 1."""

    line: int
    text: str


class NotedFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as the text has it; what it names is not looked up yet."""

    line: int
    code: str
    """`F2`; empty where none was given."""
    text: str
    cites: tuple[str, ...] | None
    """The words in brackets; none where they are missing, which is told as a problem."""
    fields: dict[str, Said]
    """What stands below it, by its word."""
    quotes: tuple[Said, ...]


class NotedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What a text has: the headline, findings, and what is wrong with its lines."""

    headline: Said | None
    lines: tuple[str, ...]
    findings: tuple[NotedFinding, ...]
    problems: tuple[Problem, ...]


def read_findings(text: str) -> NotedAnswer:
    """What a text says, line by line."""
    return _Reading(text).read()


class _Reading:
    """The text while it is read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._headline: Said | None = None
        self._lines: list[str] = []
        self._findings: list[NotedFinding] = []
        self._problems: list[Problem] = []

    def read(self) -> NotedAnswer:
        """All of it."""
        for number, raw in enumerate(self._text.split("\n"), 1):
            if line := clean_line(raw):
                self._problems += self._take(number, line)
        self._problems += self._twice()
        return NotedAnswer(
            headline=self._headline,
            lines=tuple(self._lines),
            findings=tuple(self._findings),
            problems=tuple(sorted(self._problems, key=lambda problem: problem.line or 0)),
        )

    def _take(self, number: int, line: str) -> Iterator[Problem]:
        """Take a line, or say what is wrong with it."""
        if found := _FINDING.fullmatch(line):
            yield from self._finding(number, found["code"].upper(), found["rest"])
        elif not self._findings and line.startswith(LINE.strip()):
            if self._headline is None:
                yield Problem("a line like this belongs below `headline:`", line=number)
            self._lines.append(line.removeprefix(LINE.strip()).strip())
        elif field := _FIELD.fullmatch(line):
            yield from self._field(number, field["name"].casefold(), field["value"].strip())
        else:
            yield self._unknown(number, line)

    def _finding(self, number: int, code: str, rest: str) -> Iterator[Problem]:
        found = _RESTS.fullmatch(rest)
        named = tuple(filter(None, map(str.strip, found["codes"].split(",")))) if found else ()
        # What it rested on may have been taken out of the codebook: then it stands as `F2. … []`.
        cites = named if named or (found and code.startswith("F")) else None
        if cites is None:
            what = "write in brackets behind the sentence what it rests on: [W4, TH2]"
            yield Problem(what, line=number, found=shorten(rest, 60))
        self._findings.append(
            NotedFinding(
                line=number,
                code=code if code.startswith("F") else "",
                text=found["text"] if found else rest,
                cites=cites,
                fields={},
                quotes=(),
            )
        )

    def _field(self, number: int, name: str, value: str) -> Iterator[Problem]:
        """A line that begins with a word and a colon."""
        if name == HEADLINE:
            if self._headline is not None:
                yield Problem("there is one headline, and it stands above already", line=number)
            self._headline = Said(number, value)
            return
        if name not in OF_FINDING:
            yield self._unknown(number, f"{name}: {value}")
            return
        if not self._findings:
            yield Problem(f"`{name}:` belongs below a finding", line=number)
            return
        last = self._findings[-1]
        if name == QUOTE:
            quotes = (*last.quotes, Said(number, value))
            self._findings[-1] = msgspec.structs.replace(last, quotes=quotes)
        elif name in last.fields:
            yield Problem(f"`{name}:` stands twice below one finding", line=number)
        else:
            last.fields[name] = Said(number, value)

    def _unknown(self, number: int, line: str) -> Problem:
        words = (HEADLINE, *OF_FINDING)
        near = nearest(line.partition(":")[0], list(words))
        allowed = listing([f"`{word}:`" for word in words], "or")
        hint = (
            f"did you mean `{near[0]}:`?"
            if near
            else f"a finding begins with `F2.` or `1.`, other lines with {allowed}"
        )
        found = shorten(line, 60)
        return Problem(f"“{found}” is no line of findings; {hint}", line=number, found=found)

    def _twice(self) -> Iterator[Problem]:
        """Findings that stand twice in the text."""
        codes: dict[str, int] = {}
        texts: dict[str, int] = {}
        of_codes: set[str] = set()
        for each in self._findings:
            for seen, key in ((codes, each.code), (texts, each.text.casefold())):
                # Two that have codes are two, also where the same words stand in both.
                told_apart = seen is texts and each.code and key in of_codes
                if key and key in seen and not told_apart:
                    what = f"“{shorten(key if seen is codes else each.text, 60)}”"
                    yield Problem(f"{what} stands in line {seen[key]} already", line=each.line)
                    break
                seen[key] = each.line
                if each.code:
                    of_codes.add(key)
