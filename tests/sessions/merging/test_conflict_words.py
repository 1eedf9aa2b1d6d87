"""Values as conflicts tell them."""

from __future__ import annotations

import pytest

from sessions.journal.overlay import Copies
from sessions.merging.conflict_words import value_label


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, "nothing"),
        ("Ask\nthe bank", "“Ask the bank”"),
        (4.0, "4"),
        (True, "true"),
        ({"weight": 20}, '{"weight": 20}'),
        ("x" * 60, f"“{'x' * 60}”"),
        ("x" * 61, f"“{'x' * 59}…”"),
        (["y" * 60], f'["{"y" * 57}…'),
    ],
)
def test_a_value_in_a_sentence(value: object, told: str) -> None:
    """Short, on one line; what has sixty characters stands whole."""
    assert value_label(value) == told


def test_documents_are_asked_for_by_key() -> None:
    """What is there and what is not."""
    documents = Copies({"3": {"text": "Fast"}})
    assert "3" in documents
    assert "4" not in documents
