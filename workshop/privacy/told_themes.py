"""What themes are called in an edition, without the words of what it does not tell."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

import msgspec

from workshop.privacy.editions import Telling
from workshop.privacy.factor_wording import told_name
from workshop.record.codebook import Codebook, CodedTheme, name_of_tag
from workshop.record.documents import Entry
from workshop.record.themes import Placement, Theme


class ToldThemes:
    """The names of themes. Make a new one when the record has changed.

    Args:
        telling: what the edition tells.
    """

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._record = telling.record
        self._codebook = Codebook(telling.record)

    def coded(self, theme: CodedTheme) -> tuple[str, str]:
        """The code and the name of a theme of the codebook, of one that is only a tag too."""
        if theme.document is not None:
            return theme.code, self.name(theme.document)
        own = theme.code[1:]
        tag, name = self._telling.tag(own), self._telling.tag(name_of_tag(own))
        if tag == own and name == name_of_tag(own):
            return theme.code, theme.name
        # A name may be seen in the tag, or only once its hyphens are blanks.
        return "#", name if name != name_of_tag(own) else name_of_tag(tag)

    def name(self, theme: Theme) -> str:
        """What a theme is called.

        It is worded as it stood alone: by what is or was put under it, by whatever coder, also
        where it is a part of another theme or a theme no more.
        """
        codebook = self._codebook
        if theme.into or theme.removed:
            record = self._record.copy()
            record.put(msgspec.structs.replace(theme, into=None, removed=False))
            codebook = Codebook(record)
        tells = self._telling.tells
        held = [entry for entry, _ in codebook.under(theme.id)]
        shown = [entry for entry in held if tells(entry)]
        cited = {entry.id: entry for entry in (*held, *self._cited.get(theme.id, ()))}
        hidden = [entry for entry in cited.values() if not tells(entry)]
        return self._telling.text(told_name(theme.name, shown, hidden))

    @cached_property
    def _cited(self) -> dict[str, list[Entry]]:
        """The statements of which any coder said anything of a theme, by its id."""
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for placement in self._record.all(Placement):
            if entry := self._record.find(Entry, placement.entry_id):
                for theme_id in placement.themes:
                    found[theme_id].append(entry)
        return found
