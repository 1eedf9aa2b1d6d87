"""The dialog that shows what a transcript says before it is taken: who speaks, and who that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog, Field, line
from screens.widgets.choice import Choice
from sessions.imports.transcript_file import Spoken
from sessions.imports.transcripts.speakers import counted, known_as, read_as_person
from workshop.record.record import Record
from workshop.record.transcripts import clock
from workshop.text import plural, shorten

_MOST: Final = 6
"""So many speakers have a field; more would not fit over the screen."""
_SHOWN: Final = 3
"""So many cues are shown."""
_WIDTH: Final = 54
"""Cells in which the beginning of a cue is shown."""


class SpeakersDialog(Dialog[Mapping[str, str]]):
    """Asks who the speakers of a file are; the answer is what is said with the import's options.

    Args:
        record: the engagement, whose people are known.
        spoken: what the file says.
    """

    HEADING = "Transcript"
    ACCEPT = "Import"

    def __init__(self, record: Record, spoken: Spoken) -> None:
        super().__init__()
        self._record = record
        self._spoken = spoken
        self._names = list(counted(spoken.cues).items())

    def fields(self) -> Iterable[Widget]:
        """The beginning of the text, a field for each speaker, what becomes of it."""
        yield Static(self._beginning(), classes="field-note", markup=False)
        for place, (name, count) in enumerate(self._names[:_MOST]):
            label = f"{shorten(name, 10)} {count}"
            hint = "name | role | department"
            yield Field(label, line(f"speaker{place}", self._proposed(name), hint))
        if (more := len(self._names) - _MOST) > 0:
            words = f"{more} more keep the names of the file."
            yield Static(words, classes="field-note", markup=False)
        quotes = (("", "none, to be taken by hand"), ("yes", "each turn"))
        yield Field("Quotes", Choice(quotes, "", id="quotes"))
        names = (("", "as above"), ("yes", "codes, and no name in the text"))
        yield Field("Names", Choice(names, "", id="anonymise"))

    def _beginning(self) -> str:
        """The first cues, so that it is seen that the file was understood."""
        cues = self._spoken.cues
        lines = [
            shorten(f"{clock(cue.at)} {cue.speaker}: {cue.text}".strip(), _WIDTH)
            if cue.speaker
            else shorten(f"{clock(cue.at)} {cue.text}".strip(), _WIDTH)
            for cue in cues[:_SHOWN]
        ]
        return "\n".join([f"{plural(len(cues), 'cue')}, read as {self._spoken.form}:", *lines])

    def _proposed(self, name: str) -> str:
        """Who a speaker is taken for."""
        if known := known_as(self._record, name):
            return known.name
        read = read_as_person(name)
        return f"{read.name} | | {read.department}" if read.department else read.name

    def answer(self) -> Mapping[str, str]:
        """The options of the import."""
        given = {
            name: " ".join(self.text_of(f"speaker{place}").replace("=", " ").split())
            for place, (name, _) in enumerate(self._names[:_MOST])
        }
        options = {
            each: "yes"
            for each in ("quotes", "anonymise")
            if self.query_one(f"#{each}", Choice).value
        }
        if "anonymise" not in options:
            options["speaker"] = "\n".join(f"{name}={who}" for name, who in given.items() if who)
        return {name: said for name, said in options.items() if said}
