"""How answers to requests are said in a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workshop.language import marked, say
from workshop.needs.answers import AnswerWord

_WORDS: Final[Mapping[AnswerWord, str]] = {
    "done": marked("done‖answer"),
    "planned": marked("planned‖answer"),
    "partly": marked("partly‖answer"),
    "later": marked("later‖answer"),
    "not": marked("not done‖answer"),
}


def answer_word(answer: AnswerWord) -> str:
    """An answer in a cell."""
    return say(_WORDS[answer])
