"""Themes and statements as commands name them: found, or made.

A theme that is only a tag becomes a document as soon as something is done with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from workshop.errors import Refused
from workshop.record.change import Moment
from workshop.record.codebook import Codebook, CodedTheme, is_statement, name_of_tag, theme_key
from workshop.record.documents import Entry, Factor
from workshop.record.record import Record
from workshop.record.themes import Theme
from workshop.text import clean_line, shorten

LONGEST_NAME: Final = 160
"""The most characters that the name of a theme has: one line on paper."""


def theme_name(text: str) -> str:
    """The name of a theme as it is kept: one line, without what parts names in lists.

    Raises:
        Refused: nothing is left of it, or it is longer than a line.
    """
    name = clean_line(text.replace(";", ",").replace("|", "/")).lstrip("#").rstrip(" .")
    if not name:
        raise Refused("Give the theme a name.")
    if len(name) > LONGEST_NAME:
        raise Refused(
            f"{len(name)} characters are too many for the name of a theme; {LONGEST_NAME} are the "
            "most. The rest belongs in its definition."
        )
    return name


def statements_meant(record: Record, ids: Iterable[str]) -> list[Entry]:
    """The entries that statements stand for, each once; for a factor, those behind it.

    Raises:
        Refused: there are none, or one says nothing that can be themed.
    """
    found: dict[str, Entry] = {}
    for each in ids:
        factor = record.find(Factor, each)
        entries = record.evidence_of(factor.id) if factor else [record.get(Entry, each)]
        if factor and not any(is_statement(entry) for entry in entries):
            raise Refused(f"Nothing that stands supports {factor.code}, so it has no theme.")
        for entry in entries:
            if factor is None and not is_statement(entry):
                what = "is retracted" if entry.retracted else f"is {_kind(entry)}"
                raise Refused(f"“{short_words(entry)}” {what}, so it has no theme.")
            if is_statement(entry):
                found[entry.id] = entry
    if not found:
        raise Refused("Choose a statement.")
    return list(found.values())


def _kind(entry: Entry) -> str:
    return "off the record" if entry.off_record else f"no statement but an {entry.kind.word}"


def short_words(entry: Entry) -> str:
    """The beginning of an entry; no word of what is off the record."""
    return "something off the record" if entry.off_record else shorten(entry.text, 60)


class Naming:
    """Themes as a command names them, found or made, with what that puts."""

    def __init__(self, record: Record, moment: Moment) -> None:
        self._record = record
        self._moment = moment
        self._codebook = Codebook(record)
        self._number = max((theme.number for theme in record.all(Theme)), default=0)
        self.puts: list[Theme] = []
        """The themes that are new, or became a document."""
        self.made = False
        """Whether one of them is new."""

    def known(self, said: str) -> Theme:
        """The document of a theme that there is.

        Raises:
            Refused: there is none of that name.
        """
        if (found := self._codebook.named(said)) is None:
            raise Refused(f"There is no theme “{shorten(clean_line(said), 60)}”.")
        return self._document(found)

    def found_or_made(self, said: str, session_id: str | None = None, step_id: str = "") -> Theme:
        """The document of a theme; a new one where nobody called one so.

        Args:
            said: what it is called.
            session_id: the session in which a new one is made, where it is in one.
            step_id: the step of that session.
        """
        if found := self._codebook.named(said):
            return self._document(found, session_id, step_id)
        dropped = self._dropped(said)
        if dropped is not None:
            revived = msgspec.structs.replace(dropped, removed=False)
            self.puts.append(revived)
            return revived
        self.made = True
        tag = clean_line(said)[1:].casefold() if said.startswith("#") else ""
        return self._new(theme_name(name_of_tag(tag) if tag else said), tag, session_id, step_id)

    def _dropped(self, said: str) -> Theme | None:
        """A theme of that name or tag that was taken out of the codebook."""
        out = (theme for theme in self._record.all(Theme) if theme.removed and not theme.into)
        key = theme_key(said.lstrip("#"))
        return next((t for t in out if key in (theme_key(t.name), theme_key(t.tag))), None)

    def _document(
        self, theme: CodedTheme, session_id: str | None = None, step_id: str = ""
    ) -> Theme:
        """The document of a theme; a tag becomes one."""
        made = next((put for put in self.puts if put.tag and put.tag in theme.tags), None)
        if (known := theme.document or made) is not None:
            return known
        return self._new(theme.name, theme.tags[0], session_id, step_id)

    def _new(
        self, name: str, tag: str = "", session_id: str | None = None, step_id: str = ""
    ) -> Theme:
        self._number += 1
        theme = Theme(
            id=self._moment.new_id(),
            number=self._number,
            name=name,
            tag=tag,
            session_id=session_id,
            step_id=step_id,
        )
        self.puts.append(theme)
        return theme

    def refuse_twin(self, name: str, but: Theme | None = None) -> None:
        """Refuse a name that another theme has.

        Raises:
            Refused: one has it.
        """
        other = self._codebook.named(name)
        if other is not None and (but is None or other.id not in (but.id, f"#{but.tag}")):
            raise Refused(f"There is a theme “{other.name}” already, {other.code}.")
