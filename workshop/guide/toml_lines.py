"""On which line of a TOML text each value stands.

The standard parser gives values without their places. This scanner reads a text that is known
to be valid, and only far enough to tell keys, tables, lists and lines apart.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Final

Path = tuple[str | int, ...]
"""Where a value is in the data: the names of tables and the places in lists, from 0."""

_TOKEN: Final = re.compile(
    r'(?P<text>"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*')"
    r"|(?P<skip>\#[^\n]*|[ \t\r]+)"
    r"|(?P<sign>[\[\]{}=,.\n])"
    r"|(?P<bare>[^\s\[\]{}=,.\#\"']+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of the text: a sign as itself, or a key or value, with its line."""

    text: str
    line: int
    start: int
    """Where it begins in the whole text, in characters from 0."""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def line_numbers(text: str) -> dict[Path, int]:
    """The line of every table, key and list item of a valid TOML text, counted from 1."""
    return _Scanner(_tokens(text)).scan()


def value_spans(text: str) -> dict[Path, tuple[int, int]]:
    """Where the value of every key of a valid TOML text begins and ends, in characters from 0."""
    scanner = _Scanner(_tokens(text))
    scanner.scan()
    return scanner.spans


def _tokens(text: str) -> list[_Token]:
    """The text in pieces, without blanks and comments, each with the line it begins on."""
    tokens, line = [], 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "skip":
            tokens.append(_Token(match.group(), line, match.start()))
        line += match.group().count("\n")
    return tokens


def _key(text: str) -> str:
    """A part of a key as the parser would give it: without quotes and escapes."""
    return str(tomllib.loads(f"key = {text}")["key"]) if text[0] in "\"'" else text


class _Scanner:
    """Reads tokens once from front to back and notes the lines."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._lines: dict[Path, int] = {}
        self._lengths: dict[Path, int] = {}
        self.spans: dict[Path, tuple[int, int]] = {}
        """Where the value of each key begins and ends."""

    def scan(self) -> dict[Path, int]:
        """The line of every path."""
        table: Path = ()
        while self._peek():
            if self._peek() == "\n":
                self._take()
            elif self._peek() == "[":
                table = self._header()
            else:
                self._pair(table)
        return self._lines

    def _peek(self) -> str:
        """The next token's text, or nothing at the end."""
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    def _take(self) -> _Token:
        """The next token, which is then behind us."""
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _header(self) -> Path:
        """A `[table]` or `[[list.of.tables]]` line; the path that it opens."""
        line = self._take().line
        many = self._peek() == "["
        *parents, last = self._keys("]")
        path: Path = ()
        for part in parents:
            path = self._newest((*path, part))
        path = (*path, last)
        if many:
            self._lines.setdefault(path, line)
            self._lengths[path] = self._lengths.get(path, 0) + 1
            path = self._newest(path)
        self._lines.setdefault(path, line)
        return path

    def _newest(self, path: Path) -> Path:
        """The path, and where it is a list of tables, its newest item."""
        return (*path, self._lengths[path] - 1) if path in self._lengths else path

    def _keys(self, end: str) -> list[str]:
        """The parts of a dotted key up to the sign that ends it; signs before it are passed."""
        parts = []
        while self._peek() not in ("", end):
            token = self._take()
            if token.text not in ("[", "."):
                parts.append(_key(token.text))
        while self._peek() == end:
            self._take()
        return parts

    def _pair(self, table: Path) -> None:
        """A `key = value`."""
        line = self._tokens[self._at].line
        path = table
        for part in self._keys("="):
            path = (*path, part)
            self._lines.setdefault(path, line)
        first = self._at
        self._value(path)
        if first < self._at:
            self.spans[path] = self._tokens[first].start, self._tokens[self._at - 1].end

    def _value(self, path: Path) -> None:
        """Whatever stands after `=` or in a list."""
        if self._peek() == "[":
            self._list(path)
        elif self._peek() == "{":
            self._inline_table(path)
        else:
            while self._peek() not in ("", "\n", ",", "]", "}"):
                self._take()

    def _list(self, path: Path) -> None:
        """A list in square brackets."""
        self._take()
        place = 0
        while self._peek() not in ("", "]"):
            if self._peek() in ("\n", ","):
                self._take()
                continue
            self._lines[(*path, place)] = self._tokens[self._at].line
            self._value((*path, place))
            place += 1
        self._take()

    def _inline_table(self, path: Path) -> None:
        """A table in curly brackets."""
        self._take()
        while self._peek() not in ("", "}"):
            if self._peek() in ("\n", ","):
                self._take()
            else:
                self._pair(path)
        self._take()
