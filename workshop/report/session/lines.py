"""How what was said in a session is written in its summary, and what of it stands there already.

Who said it stands beside it, but for an interview of one person: they are named once, on top.
"""

from __future__ import annotations

from workshop import times
from workshop.language import say
from workshop.record.documents import Entry, EntryKind
from workshop.report.actions.follow_up import outcome_words
from workshop.report.blocks import CONTESTED, Span, aside
from workshop.report.known import Known, is_quote
from workshop.report.session_view import SessionView
from workshop.report.wording.around import around
from workshop.report.wording.letters import field_word
from workshop.text import in_quotes, parted


class Lines:
    """Writes the entries of a session; everything that it wrote is printed.

    Args:
        view: the session as the edition tells it.
    """

    def __init__(self, view: SessionView) -> None:
        self.view = view
        """The session."""
        self._printed: set[str] = set()
        self._alone = alone(view)

    def rest(self) -> list[Entry]:
        """What is told and was not written yet, in order."""
        return [entry for entry in self.view.entries if entry.id not in self._printed]

    def is_printed(self, entry: Entry) -> bool:
        """Whether the words of an entry stand in the summary already."""
        return entry.id in self._printed

    def words(self, entry: Entry) -> str:
        """The words of an entry, with what stands behind words that were not confirmed."""
        self._printed.add(entry.id)
        gathered = self.view.gathered
        return gathered.telling.words(entry) + gathered.mark(entry)

    def who(self, entry: Entry) -> str:
        """Who said it; of the one person of an interview only what is to be said beside that."""
        who = self.view.gathered.telling.who(entry)
        if self._alone and (who == self._alone or who.startswith(f"{self._alone} (")):
            return who[len(self._alone) :].strip()
        return who

    def said(self, entry: Entry, *, at: bool = False) -> tuple[Span, ...]:
        """An entry with who said it, and what became of it.

        Args:
            entry: the entry.
            at: whether the time is told.
        """
        gathered, session = self.view.gathered, self.view.session
        words = self.words(entry)
        text = in_quotes(words) if is_quote(entry) else words
        source = ", ".join(
            part for part in (self.who(entry), times.time(entry.at) if at else "") if part
        )
        became = outcome_words(gathered, session, entry)
        if entry.kind is EntryKind.PARKED and entry.dropped:
            became = say("dropped: {why}", why=around(gathered.telling, session, entry.dropped))
        behind = parted(part for part in (became, source) if part)
        return (Span(text), *aside(behind))

    def factor(self, known: Known) -> tuple[Span, ...]:
        """A factor with who said it and what it is part of now."""
        for entry in known.entries:
            if self.view.gathered.telling.words(entry) == known.text:
                self._printed.add(entry.id)
        who = dict.fromkeys(map(self.who, known.entries))
        notes = [
            field_word(known.factor.pestle) if known.factor.pestle else "",
            parted(name for name in who if name),
            say("now part of {whole}", whole=known.whole) if known.whole else "",
            f"{CONTESTED} {say('contested')}" if self.view.is_contested(known) else "",
        ]
        behind = " · ".join(note for note in notes if note)
        marks = (self.view.gathered.mark(entry) for entry in known.entries)
        text = known.text + next((mark for mark in marks if mark), "")
        return (Span(f"{known.code} ", "strong"), Span(text), *aside(behind))


def alone(view: SessionView) -> str:
    """Who was interviewed, as the edition tells them, where it was one; empty where it was not."""
    people = view.gathered.telling.participants(view.session)
    one = view.guide.setting == "interview" and len(people) == 1
    return people[0].who if one else ""
