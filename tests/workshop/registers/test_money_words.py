"""Amounts of money in sentences."""

from __future__ import annotations

import pytest

from workshop.registers.money_words import money_told


@pytest.mark.parametrize(
    ("cents", "currency", "words"),
    [
        (-397_257_22, "£", "−£397,257.22"),
        (397_257_00, "£", "£397,257"),
        (-50_00, "EUR", "−50 EUR"),
        (-50_00, "", "−50"),
    ],
)
def test_the_sign_stands_before_what_money_is_counted_in(
    cents: int, currency: str, words: str
) -> None:
    """As in accounts: a loss is told as one, with or without a currency."""
    assert money_told(cents, currency) == words
