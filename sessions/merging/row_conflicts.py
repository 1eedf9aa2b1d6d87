"""What two laptops both gave of registers and factors, each without the other: their codes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from sessions.merging.conflict_words import subject_label, value_label
from sessions.merging.resolver import Changes, Place, Resolution, Resolver, as_compared, grouped
from workshop.record.documents import Letter
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register
from workshop.strategy.word_links import FACTOR
from workshop.text import clean_line, folded


def factor_codes_once(resolver: Resolver) -> Iterator[Resolution]:
    """A code names one factor: the older one keeps it, the other gets a new one."""
    rows, words = resolver.rows("factors"), _WordLinks(resolver)
    last = {letter.value: 0 for letter in Letter}
    for _, raw in rows:
        last[raw["letter"]] = max(last.get(raw["letter"], 0), raw["number"])
    for same in grouped(rows, lambda raw: (raw["letter"], raw["number"])):
        kept = ("factors", same[0][0])
        for key, raw in same[1:]:
            letter, number = raw["letter"], raw["number"]
            last[letter] += 1
            sentence = (
                f"{letter}{number} was given on both sides: "
                f"{value_label(same[0][1]['text'])} keeps it, "
                f"{value_label(raw['text'])} is {letter}{last[letter]} now"
            )
            changes = words.as_meant(FACTOR, f"{letter}{number}", kept, ("factors", key))
            changes["factors", key] = raw | {"number": last[letter]}
            yield resolver.resolve(sentence, changes)


def row_codes_once(resolver: Resolver) -> Iterator[Resolution]:
    """A code names one row of a register: the older one keeps it, the other is counted anew."""
    words = _WordLinks(resolver)
    for register in REGISTERS.values():
        name = register.name
        rows = resolver.rows(name)
        taken = {as_compared(raw.get("code")) for _, raw in rows}
        number = 1 + max((_counted(register, code) for code in taken), default=0)
        for same in grouped(rows, lambda raw: as_compared(raw.get("code"))):
            kept = (name, same[0][0])
            for key, _ in same[1:]:
                raw = resolver.tables[name][key]  # its own links may have been told apart before
                old, code = str(raw.get("code")), f"{register.prefix}{number}"
                number += 1
                sentence = (
                    f"{value_label(old)} was given on both sides: "
                    f"{subject_label(register, same[0][1], resolver.tables)} keeps it, "
                    f"{subject_label(register, raw, resolver.tables)} is {code} now"
                )
                changes = words.as_meant(name, old, kept, (name, key))
                changes[name, key] = (changes.get((name, key)) or raw) | {"code": code}
                yield resolver.resolve(sentence, changes)


class _WordLinks:
    """The rows in whose links stand words, by these words."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    @cached_property
    def _found(self) -> dict[str, list[Place]]:
        """Where which words stand: looked through once, and only where a code was given twice."""
        found: dict[str, list[Place]] = {}
        for register in REGISTERS.values():
            for key, raw in self._resolver.rows(register.name) if register.links else ():
                for link in register.links:
                    for each in raw.get(link.id) or ():
                        if words := _words(each):
                            found.setdefault(words, []).append((register.name, key))
        return found

    def as_meant(self, kind: str, code: str, kept: Place, moved: Place) -> Changes:
        """The rows in which a code stands as words for what goes by another one now.

        Words in a link mean what has that code, also where it came after them. Of two of one
        code, those typed on the side of the one that moves meant that one; they lead to it by its
        id from now on.

        Args:
            kind: what the links lead to: `factor`, or the name of a register.
            code: the code that both had.
            kept: the one that keeps it.
            moved: the one that does not.
        """
        words, tables, concurrent = folded(code), self._resolver.tables, self._resolver.concurrent
        target = {"table": kind, "id": tables[moved[0]][moved[1]]["id"]}
        changes: Changes = {}
        for place in self._found.get(words, ()):
            if not concurrent(place, kept) or concurrent(place, moved):
                continue
            raw = tables[place[0]][place[1]]
            cells = {
                link.id: [target if _words(each) == words else each for each in raw[link.id]]
                for link in REGISTERS[place[0]].links
                if kind in link.to and any(_words(each) == words for each in raw.get(link.id) or ())
            }
            if cells:
                changes[place] = raw | cells
        return changes


def _words(link: Any) -> str:
    """What stands in a link that is words alone, as codes are compared; else empty."""
    if not isinstance(link, dict) or link.get("id"):
        return ""
    return folded(clean_line(str(link.get("text", ""))))


def _counted(register: Register, code: str) -> int:
    """The number in a code that was counted; 0 in any other."""
    number = code.removeprefix(as_compared(register.prefix))
    return int(number) if number.isdecimal() and len(number) < 10 else 0
