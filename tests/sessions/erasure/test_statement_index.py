"""Which statements of an erased person are looked for: theirs alone, and long enough to be so."""

from __future__ import annotations

from sessions.erasure.statement_index import Statements


def test_what_others_said_too_is_not_looked_for() -> None:
    """The other's words stay, and are not told as something left over."""
    shared, own = "The switch fails every Monday", "Nobody owns the address list"
    found = Statements([shared, own], ["Today: the SWITCH fails, every Monday!"])
    assert len(found) == 1
    assert found.within(f"We heard: {own}.")
    assert not found.within(shared)
    assert len(Statements([shared], [shared])) == 0


def test_words_of_others_around_a_statement_do_not_hide_it() -> None:
    """Another statement that begins alike is another statement."""
    found = Statements(["The switch fails every Monday"], ["The switch fails on Fridays"])
    assert found.within("the switch fails every monday morning")


def test_a_word_or_two_could_be_anybodys() -> None:
    """Too short to point to one person, but for scripts that put no blanks between words."""
    assert len(Statements(["Old phones", "We do", "It is so"], [])) == 0
    assert len(Statements(["供給業者は無料のポータルを提供している"], [])) == 1
