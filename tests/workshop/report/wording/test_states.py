"""Words of the record as documents say them.

Requirement: whatever can be recorded has a word, in every language a word of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from sessions.exports.languages.catalogue import language_of
from workshop.language import speaking
from workshop.record.documents import Attribution, EntryKind
from workshop.record.parts import Part, PresenceState
from workshop.record.within import Mark, RemarkTopic
from workshop.report.wording.states import (
    kind_title,
    level_words,
    mark_word,
    part_word,
    presence_word,
    topic_title,
)

KINDS = (
    "Note Strength Weakness Opportunity Threat Quote Action Decision Question Parked Observation"
)


def test_kinds_of_entries_are_called_what_they_are() -> None:
    """In English as the guides and the screens call them, every kind there is."""
    assert [kind_title(kind) for kind in EntryKind] == [kind.value.title() for kind in EntryKind]
    assert {kind_title(kind) for kind in EntryKind} == set(KINDS.split())


@pytest.mark.parametrize("code", ["en", "de", "fr", "es"])
@pytest.mark.parametrize(
    ("words", "every"),
    [
        (kind_title, EntryKind),
        (mark_word, Mark),
        (topic_title, RemarkTopic),
        (level_words, Attribution),
        (part_word, [part.value for part in Part]),
        (presence_word, [state.value for state in PresenceState]),
    ],
)
def test_no_two_states_share_a_word(
    words: Callable[[Any], str], every: Iterable[Any], code: str
) -> None:
    """So that a document tells them apart, in its language."""
    with speaking(language_of(code)):
        said = [words(each) for each in every]
    assert all(said)
    assert len(set(said)) == len(said)
