"""What a room chooses: decisions with what they rest on, dissent, strategies made of pairs."""

from __future__ import annotations
