"""Judgments above a diagonal, as they are written in a row."""

from __future__ import annotations

from workshop.methods.priorities.judgments import count_of_upper


def test_a_number_of_judgments_is_of_one_number_of_things_or_of_none() -> None:
    """For up to forty things; 1, 3, 6, 10 … are counts, nothing between them is."""
    counts = {count * (count - 1) // 2: count for count in range(1, 41)}
    for values in range(max(counts) + 1):
        assert count_of_upper(values) == counts.get(values), values
