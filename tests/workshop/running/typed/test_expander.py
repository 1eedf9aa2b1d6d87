"""Short forms and numbers of speakers become what they stand for while a line is typed.

Requirement: nothing that was typed is lost or put down to somebody unseen. What becomes of a word
stands in the line before it is recorded, and Backspace right behind it brings back the word.
"""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.running.capture import read_line
from workshop.running.typed.expander import Expander, Expansion, expanded
from workshop.running.typed.speakers import sign_first

SPEAKERS: Final = {1: "Dana", 2: "Ben", 12: "Zoe"}
SHORTS: Final = {"kpi": "key figure", "dept": "department", "e.g": "for example"}


class Typist:
    """Types into a line with the keys of a keyboard."""

    def __init__(self, shorts: dict[str, str] = SHORTS, *, keeps: bool = False) -> None:
        self.expander = Expander(lambda: shorts, lambda: SPEAKERS)
        self.line = ""
        self.keeps = keeps
        self.told: list[Expansion] = []

    def type(self, text: str) -> str:
        """Type characters at the end; where the typist keeps words, Backspace follows each."""
        for character in text:
            before, self.line = self.line, self.line + character
            if self._became(before) and self.keeps:
                self.backspace()
        return self.line

    def backspace(self) -> str:
        """Press Backspace at the end."""
        before, self.line = self.line, self.line[:-1]
        self._became(before)
        return self.line

    def _became(self, before: str) -> bool:
        found = self.expander.follow(before, self.line, len(self.line))
        if found:
            self.line = found.line
            assert found.cursor == len(self.line)
            self.told.append(found)
        return found is not None


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("2 Mail is slow", "@Ben Mail is slow"),
        ("- 2 Mail is slow #mail", "- @Ben Mail is slow #mail"),
        ("2 - Mail is slow", "@Ben - Mail is slow"),
        ("12 and 2 Mail", "@Zoe and 2 Mail"),
        ("3 servers failed", "3 servers failed"),
        ("02 servers failed", "02 servers failed"),
        ("-2 percent", "-2 percent"),
        ('" 1 server failed', '" 1 server failed'),
        ("2. the second", "2. the second"),
        ("our kpi is low", "our key figure is low"),
        ("Kpi first", "Key figure first"),
        ("KPI first", "KPI first"),
        ("low (kpi), see dept. rules", "low (key figure), see department. rules"),
        ("-kpi low", "-key figure low"),
        ("ask @kpi #kpi due:kpi kpi", "ask @kpi #kpi due:kpi kpi"),
        ("/find kpi ", "/find kpi "),
        ("So doc:[Our kpi report 4] kpi x", "So doc:[Our kpi report 4] key figure x"),
        ("kpis are no kpi", "kpis are no kpi"),
    ],
)  # fmt: skip
def test_what_becomes_of_a_line(typed: str, line: str) -> None:
    """A number or a short form is one where it stands alone, and a blank has ended it."""
    shorts = {
        each: meant for each, meant in SHORTS.items() if each != "2" or " 2 Mail" in typed[2:]
    }
    assert Typist(shorts).type(typed) == line


def test_backspace_brings_back_what_was_typed() -> None:
    """One key, right behind it; the word then stays in that line, and is a number in the next."""
    typist = Typist()
    assert typist.type("2 ") == "@Ben "
    assert "Backspace" in typist.told[-1].sentence
    assert typist.backspace() == "2 "
    assert typist.told[-1].sentence == "2 stays as it was typed"
    assert typist.type("servers failed") == "2 servers failed"
    assert Typist.backspace(typist) == "2 servers failed"[:-1]
    typist.line = ""
    assert typist.type("2 Mail") == "@Ben Mail"


def test_backspace_elsewhere_takes_a_character() -> None:
    """Once something else was typed, a name is text like any other."""
    typist = Typist()
    typist.type("2 M")
    assert [typist.backspace() for _ in range(2)] == ["@Ben ", "@Ben"]


WORDS: Final = st.lists(
    st.sampled_from(
        [
            "2",
            "12",
            "3",
            "-",
            '"',
            "kpi",
            "Dept,",
            "(kpi)",
            "@Ben",
            "#kpi",
            "e.g.",
            "servers",
            "/x",
            "//",
        ]
    ),
    max_size=7,
).map(" ".join)


@pytest.mark.law
@given(WORDS | st.text(st.sampled_from('2 k-p"i.@#/1'), max_size=14))
def test_nothing_typed_is_lost(typed: str) -> None:
    """Whoever brings back each word has exactly what was typed; a blank behind it included."""
    assert Typist(keeps=True).type(typed) == typed


@pytest.mark.law
@given(WORDS)
def test_what_is_not_told_is_as_typed(typed: str) -> None:
    """Whatever stands otherwise in the line was told, and whoever speaks is named in the line."""
    typist = Typist()
    line = typist.type(typed)
    if not typist.told:
        assert line == typed
    names = read_line(sign_first(line)).handles
    said = {found.became[1:] for found in typist.told if found.became.startswith("@")}
    assert said <= set(names)
    assert set(names) <= said | {"Ben"}
    assert "Ben" not in names or "Ben" in said or "@Ben" in typed


@pytest.mark.law
@given(st.text(max_size=30))
def test_without_speakers_and_short_forms_a_line_is_as_typed(typed: str) -> None:
    """Whoever set nothing sees nothing of it."""
    expander = Expander(dict, dict)
    follow = (expander.follow(typed[:n], typed[: n + 1], n + 1) for n in range(len(typed)))
    assert not any(follow)


def test_a_line_that_comes_at_once() -> None:
    """Of a piped line it is told what became of it; a quotation stays word for word."""
    assert expanded("+ our kpi, said kpi", SHORTS) == (
        "+ our key figure, said key figure",
        ("kpi is key figure",),
    )
    assert expanded('" our kpi is low', SHORTS) == ('" our kpi is low', ())
    assert expanded("nothing here ", SHORTS) == ("nothing here ", ())
