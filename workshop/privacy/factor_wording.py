"""The wording of factors and themes without what only one person said.

A factor that others support too is told in the words of one of them, where its wording borrows from
the person. One that nobody else supports keeps its number and loses its words. A theme is worded by
whoever leads, so its words go only where they hold a whole statement of the person, or borrow from
one and nobody else's is under it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from workshop.language import say
from workshop.privacy.redaction import borrows
from workshop.privacy.whole_texts import WholeTexts
from workshop.record.codebook import theme_key
from workshop.record.document_states import Raw, raw_of
from workshop.record.documents import Entry, Factor
from workshop.record.findings.documents import Finding, Headline
from workshop.record.themes import Placement, Theme
from workshop.text import clean_line, shorten

ERASED: Final = "[erased]"
"""What stands where words were of which nothing may stay."""


class Unwording:
    """Says what the wordings of factors become.

    Args:
        factors: the states of each factor, oldest first.
        gone: the entries whose words go, in every state.
        left: those that stay, with the words that stay, the best to tell a factor in first.
    """

    def __init__(
        self, factors: Iterable[Sequence[Factor]], gone: Iterable[Entry], left: Iterable[Entry]
    ) -> None:
        self._parts: defaultdict[str, set[str]] = defaultdict(set)
        self._once: defaultdict[str, set[str]] = defaultdict(set)
        for states in factors:
            for factor in states:
                if factor.into:
                    self._once[factor.into].add(factor.id)
                    self._once[factor.id].add(factor.into)
            if states[-1].into:
                self._parts[states[-1].into].add(states[-1].id)
        self._gone, self._left = _by_factor(gone), _by_factor(left)
        self._known: dict[tuple[str, str], str | None] = {}

    def behind(self, factor_id: str) -> tuple[list[Entry], list[Entry]]:
        """The entries behind a factor whose words go, and those that stay."""
        gone = _listed(self._gone, _reached(self._once, factor_id))
        return gone, _listed(self._left, _reached(self._parts, factor_id))

    def of(self, factor_id: str, wording: str) -> str | None:
        """What a wording of a factor becomes; none where it owes the person nothing."""
        key = factor_id, wording
        if key not in self._known:
            self._known[key] = self._of(factor_id, wording)
        return self._known[key]

    def _of(self, factor_id: str, wording: str) -> str | None:
        """The same, worked out."""
        gone = _listed(self._gone, _reached(self._once, factor_id))
        if not gone:
            return None
        family = _reached(self._parts, factor_id)
        left = _listed(self._left, family)
        if not left:
            own = any(self._gone.get(each) for each in family)
            return ERASED if own or borrows(wording, (), gone) else None
        return left[0].text if borrows(wording, left, gone) else None


def _reached(links: defaultdict[str, set[str]], factor_id: str) -> list[str]:
    """A factor and all that it leads to: its parts, or whatever was ever in one with it."""
    found = [factor_id]
    for each in found:
        found += sorted(links[each] - set(found))
    return found


def _by_factor(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries by the factor that they support."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.factor_id:
            found[entry.factor_id].append(entry)
    return dict(found)


def _listed(by_factor: dict[str, list[Entry]], factors: Sequence[str]) -> list[Entry]:
    """The entries of several factors, in their order."""
    return [entry for factor in factors for entry in by_factor.get(factor, ())]


class ThemeUnwording:
    """Says what the names and definitions of themes become.

    Args:
        themes: the states of each theme, oldest first.
        placements: the states of where each statement stood.
        gone: the entries whose words go, in every state.
        left: those that stay, with the words that stay.
    """

    def __init__(
        self,
        themes: Iterable[Sequence[Theme]],
        placements: Iterable[Sequence[Placement]],
        gone: Iterable[Entry],
        left: Iterable[Entry],
    ) -> None:
        self._themes = [theme for states in themes for theme in states]
        self._cited: defaultdict[str, set[str]] = defaultdict(set)
        for placement in (one for states in placements for one in states):
            for theme_id in placement.themes:
                self._cited[theme_id].add(placement.entry_id)
        for theme in self._themes:
            for merge in theme.merged:
                self._cited[theme.id] |= self._cited[merge.theme_id]
        self._gone, self._left = list(gone), list(left)
        self._tags: dict[str, str] = {}
        for theme in self._themes:
            if theme.tag:
                self._tags[theme.id] = theme.tag
                tagged = (e.id for e in (*self._gone, *self._left) if theme.tag in e.tags)
                self._cited[theme.id].update(tagged)
        self._whole = WholeTexts(
            [entry.text for entry in self._gone], but=[entry.text for entry in self._left]
        )

    def of(self, theme_id: str, wording: str) -> str:
        """What a name or a definition becomes; the same where it owes the person nothing."""
        gone, left = self.behind(theme_id)
        owed = self._whole.held_in(wording) or (not left and borrows(wording, (), gone))
        if not left and any(self._tags.get(theme_id) in entry.tags for entry in gone):
            # What was typed for them alone is theirs, whatever word it is.
            owed = owed or theme_key(wording) == theme_key(self._tags[theme_id])
        if not (wording and owed):
            return wording
        return shorten(clean_line(left[0].text), 160) if left else ERASED

    def behind(self, theme_id: str) -> tuple[list[Entry], list[Entry]]:
        """The entries under a theme whose words go, and those that stay."""
        cited = self._cited.get(theme_id, ())
        gone = [entry for entry in self._gone if entry.id in cited]
        return gone, [entry for entry in self._left if entry.id in cited]

    def state(self, theme: Theme, state: Raw) -> Raw:
        """A state of a theme, as it stays; one whose words stay has lost no more than the name."""
        for field, text in (("name", theme.name), ("definition", theme.definition)):
            if (worded := self.of(theme.id, text)) != text:
                state[field] = worded
        if self.of(theme.id, theme.tag) != theme.tag:
            del state["tag"]
        for merge, raw in zip(theme.merged, state.get("merged", ()), strict=True):
            if (worded := self.of(merge.theme_id, merge.name)) != merge.name:
                raw["name"] = worded
        return state

    @property
    def words(self) -> frozenset[str]:
        """The wordings that were the person's."""
        named = (pair for theme in self._themes for pair in _wordings(theme))
        return frozenset(text for theme_id, text in named if self.of(theme_id, text) != text)


class FindingUnwording:
    """Says what findings and headlines become.

    They are worded by whoever leads or by the room, as themes are, and their words go likewise:
    where they hold a whole statement of the person, or borrow from one and nothing else is left of
    what they rest on. What was chosen to be printed below one goes with the entry.

    Args:
        findings: the states of each finding.
        headlines: the states of each headline.
        factors: what factors become.
        themes: what themes become.
        gone: the entries whose words go, in every state.
        left: those that stay, with the words that stay.
    """

    def __init__(
        self,
        findings: Iterable[Sequence[Finding]],
        headlines: Iterable[Sequence[Headline]],
        factors: Unwording,
        themes: ThemeUnwording,
        gone: Iterable[Entry],
        left: Iterable[Entry],
    ) -> None:
        self._made = [raw_of(one) for states in findings for one in states]
        self._made += [raw_of(one) for states in headlines for one in states]
        self._behind = (factors.behind, themes.behind)
        self._gone, self._left = list(gone), list(left)
        self._whole = WholeTexts(
            [entry.text for entry in self._gone], but=[entry.text for entry in self._left]
        )

    def state(self, raw: Raw, state: Raw, removed: Collection[str]) -> Raw:
        """A state of a finding or a headline, as it stays.

        Args:
            raw: as it was.
            state: the same without what was taken out of it already, such as names; changed.
            removed: the ids of the entries that are gone as a whole.
        """
        for field in ("text", "recommendation"):
            if self._owed(raw, raw.get(field)):
                state[field] = ERASED
        if (ask := raw.get("ask")) and self._owed(raw, ask.get("text")):
            state["ask"] = state["ask"] | {"text": ERASED}
        if "lines" in raw:
            lines = zip(raw["lines"], state["lines"], strict=True)
            state["lines"] = [ERASED if self._owed(raw, was) else line for was, line in lines]
        if "quotes" in raw:
            state["quotes"] = [each for each in raw["quotes"] if each not in removed]
        return {field: value for field, value in state.items() if field != "quotes" or value}

    def _owed(self, raw: Raw, wording: object) -> bool:
        """Whether a wording owes its words to what goes."""
        if not isinstance(wording, str) or not wording:
            return False
        if self._whole.held_in(wording):
            return True
        quoted = raw.get("quotes", ())
        gone = [entry for entry in self._gone if entry.id in quoted]
        left = [entry for entry in self._left if entry.id in quoted]
        for cited in raw.get("cites", ()):
            for behind in self._behind:
                went, stays = behind(cited)
                gone += went
                left += stays
        return bool(gone) and not left and borrows(wording, (), gone)

    @property
    def words(self) -> frozenset[str]:
        """The wordings that were the person's."""
        return frozenset(
            text
            for raw in self._made
            for text in (
                *(raw.get(field, "") for field in ("text", "recommendation")),
                (raw.get("ask") or {}).get("text", ""),
                *raw.get("lines", ()),
            )
            if self._owed(raw, text)
        )


def told_name(name: str, shown: Sequence[Entry], hidden: Sequence[Entry]) -> str:
    """What a theme is called where some of the statements under it are not told.

    Args:
        name: what it is called in the record.
        shown: the statements under it that are told.
        hidden: those that are not.
    """
    whole = WholeTexts((entry.text for entry in hidden), but=(entry.text for entry in shown))
    owed = whole.held_in(name) or (not shown and borrows(name, (), hidden))
    if not owed:
        return name
    return shorten(clean_line(shown[0].text), 160) if shown else say("a theme that is not told")


def _wordings(theme: Theme) -> list[tuple[str, str]]:
    """Everything that a theme and what it took in are called, with the ids of those."""
    own = [(theme.id, theme.name), (theme.id, theme.definition), (theme.id, theme.tag)]
    return [*own, *((merge.theme_id, merge.name) for merge in theme.merged)]
