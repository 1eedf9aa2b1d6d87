"""Values as conflicts tell them."""

from __future__ import annotations

import pytest

from sessions.journal.overlay import Copies
from sessions.merging.conflict_words import value_label, value_words


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


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2026-10-08T10:41:30.250+00:00", "2026-10-08 10:41"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01 00:00"),
        ("9999-12-31T23:00:00-14:00", "9999-12-31 23:00"),
        ("1969-07-20", "“1969-07-20”"),
        ("19690720", "“19690720”"),
    ],
)
def test_a_moment_is_told_in_the_zone_of_here(value: str, told: str) -> None:
    """What no system can tell there stays; what people wrote is no moment of a document."""
    assert value_words(value, {}) == told


def test_documents_are_asked_for_by_key() -> None:
    """What is there and what is not."""
    documents = Copies({"3": {"text": "Fast"}})
    assert "3" in documents
    assert "4" not in documents
