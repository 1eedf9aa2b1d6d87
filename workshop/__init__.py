"""What the craft knows: sessions, capture, factors, evidence, reports.

Pure Python: no disk, no clock, no terminal, no network. Times, ids and randomness are
passed in by the callers.
"""

from __future__ import annotations

from typing import Final

__version__: Final = "0.2.0"
"""The version of the program and of the package."""
