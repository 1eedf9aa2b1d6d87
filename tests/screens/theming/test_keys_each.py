"""Theming two hundred statements by keys: how many keys each takes somebody who knows the themes.

Requirement: at most three keys a statement on average, from the first to the last.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.theming.board import Board
from sessions.demo.build import make_demo
from tests.builders.record import SIGNS, Building, interview
from tests.builders.themed import THEME_OF
from workshop.analysis.theming import StatementOffer, ThemeOffer
from workshop.record.codebook import Codebook
from workshop.record.documents import Factor
from workshop.record.themes import Rest, Theme
from workshop.running.theming import LeaveStatements, PutUnderTheme


class Reader:
    """Somebody who knows what each statement is about, and how every theme came to be called."""

    def __init__(self, room: Building, about: dict[str, str]) -> None:
        self.room = room
        self.about = about
        self.board = Board()
        self.called: dict[str, str] = {}
        self.keys = 0

    def judge(self) -> bool:
        """Judge the statement in front with as few keys as a reader would; whether there is one."""
        self.board.read(self.room.record)
        if (factor := self.board.factor) is None:
            return False
        theme = self.about[factor.text]
        place = next((at for at in self.board.shown.places if self._fits(at, theme)), None)
        if place is not None:
            self.keys += 1
            self.board.choose(place)
        elif theme in self.called:
            self._type(self.called[theme])
        elif sum(each == theme for each in self.about.values()) == 1:
            self.keys += 1
            alone = LeaveStatements(statements=(factor.id,), rest=Rest.ALONE)
            self.room.do(alone)
            return True
        else:
            self._type(theme, new=True)
        taken = self.board.taken()
        assert taken is not None
        self.room.do(taken.command)
        assert isinstance(taken.command, PutUnderTheme)
        theme_named = Codebook(self.room.record).named(taken.command.theme)
        assert theme_named is not None
        self.called[theme] = theme_named.name
        self.board.note(taken.done, taken.judged)
        return True

    def _fits(self, place: int, theme: str) -> bool:
        """Whether a row is the theme of the statement, or a statement about the same."""
        row = self.board.shown.row(place)
        if isinstance(row, ThemeOffer):
            return self.called.get(theme) == row.theme.name
        return isinstance(row, StatementOffer) and self.about[row.factor.text] == theme

    def _type(self, name: str, *, new: bool = False) -> None:
        """Type a name until its theme is in front, or a word or two for a new one, and Enter."""
        if new:
            words = name.split()
            name = " ".join(words[:2]) if len(words) > 2 else name
        for end in range(1, len(name) + 1):
            self.keys += 1
            self.board.type(name[:end])
            found = self.board.shown.found
            if not new and found and self._is(found[0].id, name):
                break
        if new:
            self.board.choose(self.board.shown.places[-1])
        self.keys += 1

    def _is(self, theme_id: str, name: str) -> bool:
        """Whether a theme is the one that was called so."""
        return self.room.record.get(Theme, theme_id).name == name


@pytest.mark.slow
def test_two_hundred_statements_take_three_keys_each_at_most(tmp_path: Path) -> None:
    """The sample's own statements, none merged, none tagged."""
    record = make_demo(tmp_path / "sample", themed=False).record
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"))
    about: dict[str, str] = {}
    for factor in record.all(Factor):
        if factor.text not in about and record.evidence_of(record.whole_of(factor).id):
            about[factor.text] = THEME_OF[record.whole_of(factor).code]
            room.say(talk, "talk", f"{SIGNS[factor.letter.value]} {factor.text}")
    assert len(about) >= 200
    reader = Reader(room, about)
    while reader.judge():
        pass
    print(f"{reader.keys} keys for {len(about)} statements: {reader.keys / len(about):.2f} each")
    assert reader.keys / len(about) <= 3
