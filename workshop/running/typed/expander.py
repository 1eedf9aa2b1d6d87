"""Short forms and numbers of speakers become what they stand for while a line is typed.

That happens where it can be seen: when a blank ends the word, the word in the line is another one.
Backspace right behind it brings back what was typed, which then stays as it is. Nothing is put in
place of anything later, so that what is recorded is what stood in the line.

What begins with `@`, `#` or a slash is never touched, nor is a number behind the sign of a quote.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from workshop.language import raised
from workshop.running.capture import sign_of_line
from workshop.running.typed.speakers import Speakers, spoken
from workshop.running.words.slash import behind_slash

Shorts = Mapping[str, str]
"""What short forms stand for."""

_OPENING: Final = "([“”\"‘’'„«"
_CLOSING: Final = ".,;:!?)]…”“\"’'»"


class Expansion(NamedTuple):
    """The line in place of the one that was typed."""

    line: str
    cursor: int
    """Where the cursor stands in it, in characters."""
    typed: str
    """The word as it was typed."""
    became: str
    """What stands for it."""
    before: tuple[str, int]
    """The line, and the place of the cursor, as typed."""
    back: bool = False
    """Whether this is what was typed, brought back."""

    @property
    def shortened(self) -> str:
        """The line once Backspace was pressed in it."""
        return self.line[: self.cursor - 1] + self.line[self.cursor :]

    @property
    def sentence(self) -> str:
        """What happened, and what can be done about it."""
        if self.back:
            return f"{self.typed} stays as it was typed"
        return f"{self.typed} is {self.became}   Backspace now keeps {self.typed}"


class Expander:
    """Follows one line as it is typed.

    Args:
        shorts: gives what short forms stand for.
        speakers: gives what is typed for each speaker, by number.
    """

    def __init__(self, shorts: Callable[[], Shorts], speakers: Callable[[], Speakers]) -> None:
        self._shorts = shorts
        self._speakers = speakers
        self._last: Expansion | None = None
        self._kept: set[str] = set()

    def follow(self, before: str, line: str, cursor: int) -> Expansion | None:
        """What stands in place of a line after a key; none where it stays as typed.

        Args:
            before: the line before the key.
            line: the line after it.
            cursor: where the cursor stands in it, in characters.
        """
        last, self._last = self._last, None
        if not before:
            self._kept.clear()
        if last and (before, cursor) == (last.line, last.cursor - 1) and line == last.shortened:
            self._kept.add(last.typed)
            as_typed, place = last.before
            return last._replace(line=as_typed, cursor=place, back=True)
        blank = line[cursor - 1 : cursor] == " " and line[: cursor - 1] + line[cursor:] == before
        if not (cursor and blank) or behind_slash(line) is not None:
            return None
        self._last = self._speaker(line, cursor) or self._short(line, cursor)
        return self._last

    def _speaker(self, line: str, cursor: int) -> Expansion | None:
        """The name of a speaker in place of the number that was just typed."""
        head = line[:cursor]
        if not any(each.isdecimal() for each in head[-3:]):
            return None
        found = spoken(head, self._speakers())
        if found is None or found.end != len(found.line) or found.number in self._kept:
            return None
        became = f"@{found.handle}"
        whole = found.line + line[cursor:]
        return Expansion(whole, found.end, found.number, became, (line, cursor))

    def _short(self, line: str, cursor: int) -> Expansion | None:
        """What the short form that was just typed stands for."""
        shorts = self._shorts()
        head = line[: cursor - 1]
        in_brackets = head.rfind("doc:[") > head.rfind("]")
        if not shorts or in_brackets or head[-1:].isspace():
            return None
        start = max(head.rfind(" "), head.rfind("\t"), head.rfind("\n")) + 1
        if start == 0 and sign_of_line(head):
            start = 1
        while head[start : start + 1] in tuple(_OPENING):
            start += 1
        for word in dict.fromkeys((head[start:], head[start:].rstrip(_CLOSING))):
            if (became := _meant(word, shorts)) and word not in self._kept:
                end = start + len(word)
                whole = head[:start] + became + line[end:]
                place = cursor + len(became) - len(word)
                return Expansion(whole, place, word, became, (line, cursor))
        return None


def _meant(word: str, shorts: Shorts) -> str:
    """What a word stands for, with a great letter where the word was begun with one; or nothing."""
    if not word or word in shorts:
        return shorts.get(word, "")
    small = word[0].lower() + word[1:]
    found = shorts.get(small, "") if word[0].isupper() else ""
    return raised(found)


def expanded(line: str, shorts: Shorts) -> tuple[str, tuple[str, ...]]:
    """A whole line with what short forms stand for, and these in words, each `kpi is …`.

    For a line that comes at once, of which nobody saw a word end. A quotation stays as it is.
    """
    follower = Expander(lambda: shorts, dict)
    text, told = "", list[str]()
    for character in f"{line} " if not sign_is_quote(line) else "":
        before, text = text, text + character
        if found := follower.follow(before, text, len(text)):
            text = found.line
            told.append(f"{found.typed} is {found.became}")
    return (text[:-1] if text else line), tuple(dict.fromkeys(told))


def sign_is_quote(line: str) -> bool:
    """Whether a line is a quotation."""
    return sign_of_line(line) == '"'
