"""The pack: every document that somebody gets, as one folder with an index."""

from __future__ import annotations

from typing import Final

NAMES: Final = ("sponsor", "participants", "public", "archive")
"""The profiles of `sessions.pack.profiles`: the command line reads it before it loads them."""
