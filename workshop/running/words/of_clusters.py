"""Words for sorting what was said: merge, group, name, split, and not the same."""

from __future__ import annotations

import re
from typing import Final

from workshop.errors import Refused
from workshop.guide.room_steps import ClusterStep
from workshop.guide.shape import as_kind
from workshop.record.themes import Theme
from workshop.running.clusters.acts import Sorting
from workshop.running.commands import Command
from workshop.running.theming import TakeOutOfTheme
from workshop.running.words.as_said import Around, entry_named, kind_meant
from workshop.running.words.of_analysis import factor_named
from workshop.running.words.slash import Said, SlashWord, Takes

_GROUP_CODE: Final = re.compile(r"th\d+", re.IGNORECASE)
_PARTS: Final = re.compile(r"[\s,]+")


def sorting_in(said: Said) -> Sorting:
    """What the step in front sorts, as far as commands need it."""
    step = as_kind(said.record.step_of(said.session, said.clock.step_id), ClusterStep)
    wide = step is not None and step.scope == "engagement"
    return Sorting(said.record, said.session, said.clock.step_id, wide=wide)


def thing_meant(sorting: Sorting, said: Said, word: str) -> str:
    """The id of what a word means: `W58`, the number of an entry, `TH2` for a group.

    Raises:
        Refused: it means nothing.
    """
    if _GROUP_CODE.fullmatch(word):
        for group in sorting.groups:
            if group.code.casefold() == word.casefold():
                return group.id
        for theme in said.record.all(Theme):
            if theme.into and theme.code.casefold() == word.casefold():
                return theme.id
        raise Refused(f"There is no group {word.upper()} here.")
    if word.isdecimal():
        return entry_named(Around(said.record, said.session), word).id
    return factor_named(said.record, word).id


def _things(sorting: Sorting, said: Said, words: str) -> list[str]:
    found = [thing_meant(sorting, said, word) for word in _PARTS.split(words) if word]
    return list(dict.fromkeys(found))


def _merge(said: Said) -> Command:
    sorting = sorting_in(said)
    codes, _, text = said.words.partition(":")
    return sorting.merge(_things(sorting, said, codes), text.strip())


def _group(said: Said) -> Command:
    sorting = sorting_in(said)
    codes, _, name = said.words.partition(":")
    return sorting.group(_things(sorting, said, codes), name.strip())


def _apart(said: Said) -> Command:
    sorting = sorting_in(said)
    things = _things(sorting, said, said.words)
    if len(things) != 2:
        raise Refused("Say which two are not the same: /apart W1 W2.")
    return sorting.apart(things[0], things[1])


def _name(said: Said) -> Command:
    sorting = sorting_in(said)
    code, *rest = said.words.split(None, 1)
    thing = thing_meant(sorting, said, code.rstrip(":"))
    if not rest:
        raise Refused("Say how: /name TH1 Passwords and access.")
    return sorting.rename(thing, rest[0])


def _split(said: Said) -> Command:
    sorting = sorting_in(said)
    ways = sorting.ways_apart(thing_meant(sorting, said, said.words.strip()))
    # What a thing took in is named by its own code, so its own code takes it out of its group.
    if len(ways) > 1 and not isinstance(ways[0].command, TakeOutOfTheme):
        told = "; ".join(way.words for way in ways)
        raise Refused(f"There are several ways: {told}. Give the code of the part.")
    return ways[0].command


def _letter(said: Said) -> Command:
    sorting = sorting_in(said)
    code, *kind = said.words.split(None, 1)
    if not kind:
        raise Refused("Say which: /letter W1 threat.")
    return sorting.reletter(thing_meant(sorting, said, code), kind_meant(kind[0]))


CLUSTER_WORDS: Final = (
    SlashWord(
        "merge",
        "what says the same becomes one",
        "",
        Takes.OTHER,
        "[CODES [: WORDS]]",
        kind="cluster",
        makes=_merge,
    ),
    SlashWord(
        "group",
        "what belongs together, by a name",
        "",
        Takes.OTHER,
        "[CODES [: NAME]]",
        kind="cluster",
        makes=_group,
    ),
    SlashWord(
        "apart",
        "two are not the same",
        "",
        Takes.OTHER,
        "[CODE CODE]",
        kind="cluster",
        makes=_apart,
    ),
    SlashWord(
        "name",
        "call a group, word a factor",
        "",
        Takes.OTHER,
        "[CODE WORDS]",
        kind="cluster",
        makes=_name,
    ),
    SlashWord(
        "split",
        "take it apart again",
        "",
        Takes.OTHER,
        "[CODE]",
        kind="cluster",
        makes=_split,
    ),
    SlashWord(
        "letter",
        "under another letter",
        "",
        Takes.OTHER,
        "[CODE KIND]",
        kind="cluster",
        makes=_letter,
    ),
    SlashWord("sort", "pair after pair", kind="cluster"),
)
"""What is done in a step that sorts; without anything behind it, the door asks or takes what is in
front."""
