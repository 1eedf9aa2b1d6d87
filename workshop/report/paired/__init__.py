"""Strategies that were made of pairs of factors, as an edition tells them."""

from __future__ import annotations
