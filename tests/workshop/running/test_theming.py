"""The codebook: themes by hand and of tags, what is put under them, and what is taken back."""

from __future__ import annotations

import msgspec
import pytest

from tests.builders.record import Building, interview
from tests.builders.sorted import sorting_guide
from workshop.errors import Refused
from workshop.record.codebook import Codebook
from workshop.record.documents import Entry, Factor
from workshop.record.same_words import stated_alike
from workshop.record.themes import FIRST_CODER, Placement, Rest, Stance, Theme
from workshop.registers.field_base import Target
from workshop.running.command_kinds.sessions import DiscardSession
from workshop.running.commands import MergeFactors, SplitFactor
from workshop.running.row_names import RecordNames
from workshop.running.theming import (
    DropTheme,
    EditTheme,
    LeaveStatements,
    MakeTheme,
    MergeThemes,
    MoveTheme,
    PutUnderTheme,
    SettleStatements,
    SplitTheme,
    TakeOutOfTheme,
)


class Talk(Building):
    """One interview in which things are said."""

    def __init__(self) -> None:
        super().__init__()
        self.here = self.start(interview(), self.person("Dana Ortiz"))

    def tell(self, line: str, step: str = "talk") -> Entry:
        """Record a line."""
        return self.say(self.here, step, line)

    def under(self, name: str) -> dict[str, Stance]:
        """What stands under a theme, by the words of the statements."""
        book = Codebook(self.record)
        theme = book.named(name)
        return {entry.text: stance for entry, stance in book.under(theme.id)} if theme else {}

    @property
    def names(self) -> list[str]:
        """The names of the themes, in their order."""
        return [theme.name for theme in Codebook(self.record).themes]


@pytest.fixture
def talk() -> Talk:
    """An interview."""
    return Talk()


def test_tags_are_the_first_themes(talk: Talk) -> None:
    """Without anybody's act, called as the tag with hyphens as blanks; not what a step gives."""
    talk.tell("- Eleven passwords a day #single-sign-on")
    talk.tell("> Ask the supplier #single-sign-on")
    talk.tell("- Nobody knows who decides", step="more")
    assert talk.names == ["single sign on"]
    assert talk.under("#single-sign-on") == {"Eleven passwords a day": Stance.FOR}
    assert not list(talk.record.all(Theme))
    talk.tell("- Drafts are framed twice #frame")
    assert talk.names == ["frame", "single sign on"]
    assert list(talk.under("frame")) == ["Drafts are framed twice"]
    talk.tell("- Letters wait for a stamp #mail_room")
    assert "mail_room" in talk.names, "an underscore is part of the tag"


def test_a_tag_becomes_a_document_once_something_is_done_with_it(talk: Talk) -> None:
    """It remembers its tag, so whatever bears it later belongs to it under the new name."""
    talk.tell("- Eleven passwords a day #sso")
    talk.do(EditTheme(theme_id="#sso", name="Too many passwords", definition="More than one."))
    talk.tell("- A password for every ward #sso")
    assert talk.names == ["Too many passwords"]
    assert len(talk.under("TH1")) == 2
    made = next(iter(talk.record.all(Theme)))
    assert (made.tag, made.definition, made.code) == ("sso", "More than one.", "TH1")
    talk.do(DropTheme(theme_id="TH1"))
    assert talk.names == []
    talk.do(MakeTheme(name="#sso"))
    assert talk.names == ["Too many passwords"]


def test_statements_are_put_under_a_theme_and_taken_out(talk: Talk) -> None:
    """For or against; a name that no theme has makes one; out of a tag's theme too."""
    first = talk.tell("- Eleven passwords a day #sso")
    other = talk.tell("+ One card opens every door")
    put = PutUnderTheme(statements=(other.id,), theme="#sso", stance=Stance.AGAINST)
    assert talk.do(put).sentence == "Put “One card opens every door” under “sso” as the opposite"
    assert talk.under("sso") == {first.text: Stance.FOR, other.text: Stance.AGAINST}
    with pytest.raises(Refused, match="stands under “sso” already"):
        talk.do(put)
    talk.do(TakeOutOfTheme(statements=(first.id, other.id), theme_id="sso"))
    assert talk.under("sso") == {}
    weakness = str(first.factor_id)
    told = talk.do(PutUnderTheme(statements=(weakness,), theme="Too; many keys.")).sentence
    assert told == "Put W1 under the new theme “Too, many keys”"
    assert list(talk.under("too, many keys")) == [first.text]


def test_a_factor_stands_for_what_was_said_for_it(talk: Talk) -> None:
    """All its entries go under the theme, and one that joins it later goes there too."""
    first, second = talk.tell("- Too many passwords"), talk.tell("- Passwords by the dozen")
    whole, part = str(first.factor_id), str(second.factor_id)
    talk.do(MergeFactors(into=whole, others=(part,)))
    talk.do(PutUnderTheme(statements=(whole,), theme="Passwords"))
    assert len(talk.under("Passwords")) == 2
    third = talk.tell("- Too many passwords.")
    assert third.text in talk.under("Passwords")
    talk.do(TakeOutOfTheme(statements=(third.id,), theme_id="Passwords"))
    assert third.text not in talk.under("Passwords")


def test_themes_are_merged_with_their_lineage_and_split_again(talk: Talk) -> None:
    """What is under the parts is under the whole; a statement that joined a part goes with it."""
    talk.tell("- Eleven passwords a day #sso")
    talk.tell("- New starters wait for accounts #access")
    sentence = talk.do(MergeThemes(into="#sso", others=("#access",), name="Access")).sentence
    assert sentence == "Merged the theme “access” into “Access”"
    assert talk.names == ["Access"]
    assert len(talk.under("access")) == 2
    whole, part = sorted(talk.record.all(Theme), key=lambda theme: theme.number)
    assert [merge.name for merge in whole.merged] == ["access"]
    with pytest.raises(Refused, match="is what TH1 is called now"):
        talk.do(SplitTheme(theme_id=part.id))
    talk.do(EditTheme(theme_id="TH1", name="Signing on"))
    talk.do(SplitTheme(theme_id=part.id))
    assert talk.names == ["Signing on", "access"]
    assert list(talk.under("access")) == ["New starters wait for accounts"]


def test_themes_have_an_order(talk: Talk) -> None:
    """That in which they were made, then tags by name, until one is put elsewhere."""
    for line in ("- One #alpha", "- Two #beta", "- Three #gamma"):
        talk.tell(line)
    talk.do(MakeTheme(name="By hand"))
    assert talk.names == ["By hand", "alpha", "beta", "gamma"]
    talk.do(MoveTheme(theme_id="#gamma", place=2))
    assert talk.names == ["By hand", "gamma", "alpha", "beta"]
    talk.do(MoveTheme(theme_id="By hand", place=4))
    assert talk.names == ["gamma", "alpha", "beta", "By hand"]
    with pytest.raises(Refused, match="is at place 4 already"):
        talk.do(MoveTheme(theme_id="By hand", place=4))
    with pytest.raises(Refused, match="give a place from 1 on"):
        talk.do(MoveTheme(theme_id="By hand", place=5))


def test_a_group_of_a_step_says_where_it_was_made(talk: Talk) -> None:
    """Its session goes when that is discarded; what was placed of it goes with its entries."""
    kept = talk.tell("- Passwords")
    other = talk.start(sorting_guide(), talk.person("Bo Vik"))
    entry = talk.say(other, "talk", "- Keys")
    locks = MakeTheme(name="Locks", statements=(entry.id, kept.id), session_id=other)
    with pytest.raises(Refused, match="does not sort: make a group in a step that does"):
        talk.do(msgspec.structs.replace(locks, step_id="talk"))
    talk.do(msgspec.structs.replace(locks, step_id="sort"))
    theme = next(iter(talk.record.all(Theme)))
    assert (theme.session_id, theme.step_id) == (other, "sort")
    talk.do(DiscardSession(session_id=other))
    assert next(iter(talk.record.all(Theme))).session_id is None
    assert [placed.entry_id for placed in talk.record.all(Placement)] == [kept.id]


def test_a_statement_is_left_for_later_or_stands_alone(talk: Talk) -> None:
    """Later comes last among those that wait; alone is judged; a theme takes both back."""
    first, second, third = (talk.tell(line) for line in ("- One", "- Two", "- Three"))
    talk.do(LeaveStatements(statements=(first.id,), rest=Rest.LATER))
    talk.do(LeaveStatements(statements=(second.id,), rest=Rest.ALONE))
    waiting = [factor.code for factor in Codebook(talk.record).waiting()]
    assert waiting == ["W3", "W1"]
    talk.do(PutUnderTheme(statements=(second.id,), theme="Numbers"))
    placed = talk.record.placement_of(second.id)
    assert placed is not None
    assert placed.rest is None
    with pytest.raises(Refused, match="take it out of that first"):
        talk.do(LeaveStatements(statements=(second.id,), rest=Rest.LATER))
    talk.do(LeaveStatements(statements=(first.id,), rest=None))
    assert [f.code for f in Codebook(talk.record).waiting()] == ["W1", "W3"]
    assert third.factor_id


def test_a_second_coder_is_told_nothing_and_what_is_settled_keeps_both(talk: Talk) -> None:
    """Neither tags nor what others placed count; settling keeps how it was seen first."""
    entry = talk.tell("- Eleven passwords a day #sso")
    assert Codebook(talk.record, "Ben").own(entry) == {}
    talk.do(PutUnderTheme(statements=(entry.id,), theme="Access", coder="Ben"))
    access = Codebook(talk.record).named("Access")
    assert access is not None
    assert Codebook(talk.record).own(entry) == {"#sso": Stance.FOR}
    assert Codebook(talk.record, "Ben").own(entry) == {access.id: Stance.FOR}
    talk.do(SettleStatements(statements=(entry.id,), theme="Access"))
    sso = Codebook(talk.record).named("#sso")
    assert sso is not None
    assert Codebook(talk.record).own(entry) == {access.id: Stance.FOR}
    assert Codebook(talk.record, FIRST_CODER).own(entry) == {sso.id: Stance.FOR}


def test_what_says_nothing_has_no_theme(talk: Talk) -> None:
    """An action, what is retracted or off the record; names that are none, or taken."""
    action = talk.tell("> Renew the contract")
    with pytest.raises(Refused, match="no statement but an action"):
        talk.do(PutUnderTheme(statements=(action.id,), theme="Contracts"))
    with pytest.raises(Refused, match="Choose a statement"):
        talk.do(PutUnderTheme(statements=(), theme="Contracts"))
    talk.tell("- Slow #help-desk")
    with pytest.raises(Refused, match="There is a theme “help desk” already"):
        talk.do(MakeTheme(name="Help desk"))
    with pytest.raises(Refused, match="Give the theme a name"):
        talk.do(MakeTheme(name=" . "))
    with pytest.raises(Refused, match="too many for the name of a theme"):
        talk.do(MakeTheme(name="x" * 161))


def test_the_same_words_under_one_letter_are_one_factor(talk: Talk) -> None:
    """At once, with both entries behind it, and split off again like any other."""
    first = talk.tell("- Whoever shouts loudest gets IT's time")
    talk.tell("+ Whoever shouts loudest gets IT's time")
    second = talk.tell("- whoever shouts  loudest gets IT's time.")
    whole, part = (talk.record.get(Factor, str(each.factor_id)) for each in (first, second))
    assert part.into == whole.id
    assert [merge.factor_id for merge in whole.merged] == [part.id]
    assert [factor.code for factor in talk.record.live_factors()] == ["S1", "W1"]
    assert len(talk.record.evidence_of(whole.id)) == 2
    talk.do(SplitFactor(factor_id=part.id))
    assert [factor.code for factor in talk.record.live_factors()] == ["S1", "W1", "W2"]
    assert [(one.code, [f.code for f in more]) for one, more in stated_alike(talk.record)] == [
        ("W1", ["W2"])
    ]


def test_a_session_with_the_same_words_can_be_discarded(talk: Talk) -> None:
    """What stated the same elsewhere stands on its own then, or under the next that does."""
    here = talk.tell("- The same words")
    other = talk.start(interview("second"), talk.person("Bo Vik"))
    talk.say(other, "talk", "- The same words")
    third = talk.start(interview("third"), talk.person("Cora Lind"))
    last = talk.say(third, "talk", "- The same words")
    talk.do(DiscardSession(session_id=other))
    assert len(talk.record.evidence_of(str(here.factor_id))) == 2
    talk.do(DiscardSession(session_id=talk.here))
    left = talk.record.get(Factor, str(last.factor_id))
    assert (left.into, left.merged) == (None, ())


def test_a_register_cell_leads_to_a_theme(talk: Talk) -> None:
    """By its name, its code or its tag, once it is a document; it is written by its name."""
    talk.tell("- Eleven passwords a day #sso")
    names = RecordNames(talk.record)
    assert names.target("#sso", ("theme",)) is None
    talk.do(EditTheme(theme_id="#sso", name="Too many passwords"))
    names = RecordNames(talk.record)
    theme = next(iter(talk.record.all(Theme)))
    meant = Target(table="theme", id=theme.id)
    assert [names.target(each, ("theme",)) for each in ("too many passwords", "TH1", "#sso")] == [
        meant
    ] * 3
    assert names.name("theme", theme.id) == "Too many passwords"
