"""Today's consent holds for whatever is shared, whichever moment it shows.

Requirement: who withdrew, narrowed an entry or made it private since is told no more than today, in
every document and format, and each says that people agreed to less; the restricted record shows the
moment as it was.
"""

from __future__ import annotations

import pytest

from sessions.exports.documents import Request, document_in
from tests.builders.record import START, Building, interview
from workshop.privacy.consent_changes import narrowed_since
from workshop.privacy.consents import Consents, least_open
from workshop.privacy.editions import Telling
from workshop.record.documents import Attribution, EntryKind
from workshop.record.record import Background, Record
from workshop.running.capture import read_line
from workshop.running.commands import EditEntry


class Since(Background):
    """What came after a moment."""

    def __init__(self, today: Record) -> None:
        self._today = today

    def today(self) -> Record:
        """The record of today."""
        return self._today


def two_moments() -> tuple[Record, Building, str]:
    """An interview with somebody by name, and what became of it."""
    room = Building()
    dana = room.person("Dana Ortiz", "Head of stores", room.department("Stores"))
    talk = room.start(interview(), dana)
    room.consent(talk, dana, Attribution.NAME)
    room.say(talk, "talk", "+ The ledger closes early @Dana")
    room.say(talk, "talk", "- Nobody counts the stock @Dana")
    then = room.record.copy()
    then.background = Since(room.record)
    return then, room, talk


@pytest.mark.parametrize("form", ["md", "json"])
@pytest.mark.parametrize("document", ["session", "swot", "scan"])
def test_a_withdrawal_reaches_every_earlier_moment(document: str, form: str) -> None:
    """Name and words go from what is shared, with a sentence; the restricted record has them."""
    then, room, talk = two_moments()
    asked = Request(document, "shareable", talk if document == "session" else None, START)
    before = document_in(then, asked, form).decode()
    assert document == "scan" or "Dana Ortiz" in before
    assert "agreed to less" not in before
    dana = room.record.sessions()[0].people[0]
    room.consent(talk, dana, Attribution.WITHHELD)
    told = document_in(then, asked, form).decode()
    assert not any(word in told for word in ("Dana", "Ortiz", "ledger", "stock"))
    assert "1 person has agreed to less since then" in told
    kept = Request(document, "restricted", asked.session_id, START)
    restricted = document_in(then, kept, form).decode()
    assert document == "scan" or ("Dana" in restricted and "agreed to less" not in restricted)


def test_what_was_narrowed_or_made_private_since_is_told_no_more() -> None:
    """An entry alone, with the consent as it was; and who agreed to more since is told so."""
    then, room, talk = two_moments()
    first, second = then.entries_of(talk)
    for entry, line in ((first, "as:withheld"), (second, "#private")):
        text = f"{entry.text} @Dana {line}"
        room.do(EditEntry(entry_id=entry.id, line=read_line(text, EntryKind.NOTE)))
    telling = Telling(then, "shareable")
    assert [telling.tells(entry) for entry in (first, second)] == [False, False]
    assert telling.left_out([first, second]).total == 2
    assert narrowed_since(then, room.record) == ""
    room.consent(talk, room.record.sessions()[0].people[0], Attribution.ROLE)
    assert narrowed_since(then, room.record).startswith("1 person has")
    assert narrowed_since(room.record, then) == ""


def test_the_level_that_tells_least_holds() -> None:
    """In whatever order the levels are given; where nobody was asked, nobody is named."""
    order = list(Attribution)
    for place, level in enumerate(order):
        assert least_open(order[: place + 1]) is level
        assert least_open(reversed(order[: place + 1])) is level
    assert least_open([]) is Attribution.PARTICIPANT


def test_whose_names_are_told() -> None:
    """Of who agreed to it wherever they were asked, and of who leads sessions and was not asked."""
    room = Building()
    dana = room.person("Dana Finance", "CFO", room.department("Stores"))
    kim = room.person("Kim Park", "Head of Finance")
    ida = room.person("Ida Kaya", "Consultant")
    first, second = room.start(interview(), dana), room.start(interview("second"), dana)
    consents = Consents(room.record, room.record)
    assert consents.leaders == {ida}
    assert not consents.by_name(dana)
    assert consents.agreed(first, dana) is Attribution.PARTICIPANT
    text = "Dana Finance, Dana, Kim Park and Ida Kaya of Finance and Stores"
    hidden = "[name], [name], [name] and Ida Kaya of Finance and Stores"
    assert consents.hidden_names.taken_out(text) == hidden
    room.consent(first, dana, Attribution.NAME)
    asked = room.start(interview("third"), ida)
    room.consent(asked, ida, Attribution.ROLE)
    named = Consents(room.record, room.record)
    assert named.by_name(dana)
    assert named.leaders == frozenset()
    assert named.hidden_names.taken_out(text) == (
        "Dana Finance, Dana, [name] and [name] of Finance and Stores"
    )
    assert named.everywhere(dana) is Attribution.NAME
    room.consent(second, dana, Attribution.DEPARTMENT)
    narrower = Consents(room.record, room.record)
    assert narrower.everywhere(dana) is Attribution.DEPARTMENT
    assert narrower.agreed(first, dana) is Attribution.NAME
    assert narrower.everywhere(kim) is Attribution.PARTICIPANT
    assert not narrower.by_name(dana)
