"""What strategies and gaps of the registers come to."""

from __future__ import annotations
