"""Tables from outside on their way to rows of registers."""

from __future__ import annotations
