"""Words that steps of one kind alone have."""

from __future__ import annotations

from typing import Final

from workshop.running.words.of_clusters import CLUSTER_WORDS
from workshop.running.words.of_decisions import DECISION_WORDS
from workshop.running.words.slash import SlashWord, Takes, When

KIND_WORDS: Final = (
    SlashWord("score", "enter scores", kind="score"),
    SlashWord("widest", "the next where they differ", when=When.ALWAYS, kind="discuss"),
    SlashWord("rate", "rate it again by hands", "", Takes.OTHER, "[ID] 5:7 4:3", kind="discuss"),
    *CLUSTER_WORDS,
    *DECISION_WORDS,
)
"""In the order of the menu."""
