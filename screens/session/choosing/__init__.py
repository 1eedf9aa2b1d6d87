"""What stands above the line where a room decides, and where it makes strategies of pairs."""

from __future__ import annotations
