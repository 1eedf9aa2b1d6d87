"""Words that steps of one kind alone have."""

from __future__ import annotations

from typing import Final

from workshop.running.words.of_clusters import CLUSTER_WORDS
from workshop.running.words.of_decisions import DECISION_WORDS
from workshop.running.words.of_groups import GROUP_WORDS
from workshop.running.words.of_votes import DISCUSS_WORDS
from workshop.running.words.slash import SlashWord

KIND_WORDS: Final = (
    SlashWord("score", "enter scores", kind="score"),
    *DISCUSS_WORDS,
    *CLUSTER_WORDS,
    *DECISION_WORDS,
    *GROUP_WORDS,
)
"""In the order of the menu."""
