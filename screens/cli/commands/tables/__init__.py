"""Tables on the command line: in from files, and out."""

from __future__ import annotations
