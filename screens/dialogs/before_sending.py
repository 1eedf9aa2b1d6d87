"""What must be known before a document is sent, where there is little room for it."""

from __future__ import annotations

from collections.abc import Sequence


def in_few(sentences: Sequence[str]) -> str:
    """The first of it, with how many more there are; empty where there is nothing to know."""
    if not sentences:
        return ""
    more = f" And {len(sentences) - 1} more such." if len(sentences) > 1 else ""
    return f"▲ {sentences[0]}{more}"
