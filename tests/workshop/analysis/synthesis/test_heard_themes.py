"""Which themes there are, as they were heard: by tag, by hand, by the same words, by themselves."""

from __future__ import annotations

from typing import NamedTuple

from tests.builders.record import Building, interview
from workshop.analysis.synthesis.heard_themes import HeardTheme, HeardThemes
from workshop.record.documents import Entry
from workshop.record.themes import Rest, Stance
from workshop.running.theming import LeaveStatements, PutUnderTheme, TakeOutOfTheme


class Talks(NamedTuple):
    """Two interviews in two departments."""

    room: Building
    finance: str
    sales: str

    def themes(self) -> dict[str, HeardTheme]:
        """The themes by their codes."""
        heard = HeardThemes(self.room.record, lambda entry: not entry.private)
        return {theme.code: theme for theme in heard.themes}


def talks() -> Talks:
    room = Building()
    ids = []
    for name in ("Finance", "Sales"):
        department = room.department(name)
        ids.append(room.start(interview(), room.person(f"{name} person", "", department)))
    return Talks(room, *ids)


def texts(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.text for entry in entries]


def test_a_tag_is_a_theme_and_a_factor_is_one_only_while_none_holds_it() -> None:
    """Called as the tag, hyphens as blanks; what the step gives to everything is none."""
    talk = talks()
    talk.room.say(talk.finance, "talk", "- Eleven passwords each #too-many-passwords")
    talk.room.say(talk.sales, "more", "A note on signing in #too-many-passwords")
    talk.room.say(talk.sales, "more", "+ The desk helps at once")
    found = talk.themes()
    assert list(found) == ["#too-many-passwords", "S1"]
    tagged = found["#too-many-passwords"]
    assert tagged.coded is not None
    assert tagged.coded.name == "too many passwords"
    assert len(tagged.said) == 2
    assert [factor.code for factor in tagged.factors] == ["W1"]


def test_the_same_words_are_one_theme_under_whichever_letter() -> None:
    """Without anybody's act; also a note with the very words, and words that a theme holds."""
    talk = talks()
    talk.room.say(talk.finance, "talk", "- Whoever shouts loudest gets served")
    talk.room.say(talk.sales, "talk", "! whoever shouts loudest  gets served.")
    talk.room.say(talk.sales, "talk", "Whoever shouts loudest gets served")
    (theme,) = talk.themes().values()
    assert theme.code == "W1"
    assert len(theme.said) == 3
    said = talk.room.say(talk.finance, "talk", "- Nobody knows the figures")
    talk.room.do(PutUnderTheme(statements=(said.id,), theme="figures"))
    talk.room.say(talk.sales, "talk", "! Nobody knows the figures")
    assert len(talk.themes()["TH1"].said) == 2


def test_what_was_judged_to_stand_alone_or_taken_out_stays_out() -> None:
    """People's word goes before that of the wording, and before that of the tag."""
    talk = talks()
    first = talk.room.say(talk.finance, "talk", "- It is slow #speed")
    other = talk.room.say(talk.sales, "talk", "! It is slow")
    talk.room.do(LeaveStatements(statements=(other.id,), rest=Rest.ALONE))
    assert set(talk.themes()) == {"#speed", "T1"}
    talk.room.do(TakeOutOfTheme(statements=(first.id,), theme_id="#speed"))
    found = talk.themes()
    assert set(found) == {"W1", "T1"}
    assert texts(found["W1"].said) == ["It is slow"]


def test_the_opposite_is_kept_apart_and_held_against_a_factor() -> None:
    """A statement put there as the opposite is against the theme and against its factors."""
    talk = talks()
    slow = talk.room.say(talk.finance, "talk", "- The desk is slow")
    fast = talk.room.say(talk.sales, "talk", "+ The desk is fast")
    talk.room.do(PutUnderTheme(statements=(slow.id,), theme="slow desk"))
    talk.room.do(PutUnderTheme(statements=(fast.id,), theme="slow desk", stance=Stance.AGAINST))
    (theme,) = talk.themes().values()
    assert (texts(theme.said), texts(theme.against)) == (["The desk is slow"], ["The desk is fast"])
    heard = HeardThemes(talk.room.record, lambda _: True)
    assert texts(tuple(heard.against(talk.room.factor(slow)))) == ["The desk is fast"]
    assert heard.against(talk.room.factor(fast)) == []


def test_what_is_not_told_is_left_out_and_counted() -> None:
    """A theme of which nothing is told is none, and one is counted as hidden."""
    talk = talks()
    talk.room.say(talk.finance, "talk", "- Only between us #private")
    talk.room.say(talk.sales, "talk", "- Everybody may know")
    heard = HeardThemes(talk.room.record, lambda entry: not entry.private)
    assert [theme.code for theme in heard.themes] == ["W2"]
    assert heard.hidden == 1
