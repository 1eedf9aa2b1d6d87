"""Deciding, making strategies and rating gaps at plain prompts."""

from __future__ import annotations
