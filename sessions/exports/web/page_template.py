"""How templates of web pages are read: every text is escaped, and no name goes unfilled."""

from __future__ import annotations

from jinja2 import Environment, StrictUndefined


def environment() -> Environment:
    """An environment of its own, for a page to add its filters and tests to."""
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
