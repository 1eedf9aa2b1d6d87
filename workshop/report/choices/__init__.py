"""Decisions, strategies and gaps in the summary of a session, and on the wall."""

from __future__ import annotations
