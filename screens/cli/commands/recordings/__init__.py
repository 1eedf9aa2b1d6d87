"""Recordings of sessions on the command line: what they say, and what of it was typed."""

from __future__ import annotations
