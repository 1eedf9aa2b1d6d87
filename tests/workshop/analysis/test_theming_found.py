"""What is offered to whoever themes: themes by typed words, a name for two, words said beside."""

from __future__ import annotations

import pytest

from tests.builders.record import Building, interview
from workshop.analysis.theming import Theming, name_of_both, said_beside
from workshop.record.documents import Entry
from workshop.running.commands import KeepPrivate
from workshop.running.theming import MakeTheme


class Talk(Building):
    """An interview of two people."""

    def __init__(self) -> None:
        super().__init__()
        self.here = self.start(interview(), self.person("Dana Ortiz"), self.person("Bo Lund"))

    def tell(self, line: str) -> Entry:
        """Record a line."""
        return self.say(self.here, "talk", line)

    def beside(self, *entries: Entry) -> str:
        """What was said with some statements."""
        own = [self.record.get(Entry, entry.id) for entry in entries]
        return said_beside(own, self.record.entries_of(self.here, "talk"))


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("DATA", ["Data", "Data twice", "Open data", "Metadata"]),
        ("data tw", ["Data twice"]),
        ("op da", ["Open data"]),
        ("twice data", ["Data twice"]),
        ("adat", ["Metadata"]),
        ("paper", []),
        (" ", []),
    ],
)
def test_themes_are_found_by_what_is_typed(typed: str, names: list[str]) -> None:
    """That name first, then what begins so, then what has words that begin so, then the rest."""
    talk = Talk()
    for name in ("Metadata", "Open data", "Data twice", "Phones", "Data"):
        talk.do(MakeTheme(name=name, statements=()))
    assert [theme.name for theme in Theming(talk.record).found(typed)] == names


def test_a_theme_of_two_statements_is_called_as_the_shorter_one() -> None:
    """By its first line, as far as a name goes."""
    talk = Talk()
    long, short = talk.tell(f"+ {'Long ' * 60}"), talk.tell("+ Short")
    assert name_of_both(talk.factor(long), talk.factor(short)) == "Short"
    assert len(name_of_both(talk.factor(long), talk.factor(long))) == 160


def test_the_quote_next_to_a_statement_is_said_with_it() -> None:
    """The one behind it before the one above; of the same person or of nobody; nothing private."""
    talk = Talk()
    above = talk.tell('" Nobody reads it @Dana')
    fast = talk.tell("+ Fast @Dana")
    behind = talk.tell('" We wait for days @Dana')
    other = talk.tell("+ Cheap @Bo")
    assert talk.beside(fast) == "We wait for days"
    assert talk.beside(other) == "", "somebody else said it"
    talk.do(KeepPrivate(entry_id=behind.id, private=True))
    assert talk.beside(fast) == "Nobody reads it"
    assert talk.beside(fast, above) == "", "it is one of the statements itself"
    talk.tell('" Of nobody in particular')
    assert talk.beside(other) == "Of nobody in particular"
