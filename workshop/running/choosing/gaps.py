"""The register of gaps, by the names that its steps use."""

from __future__ import annotations

from typing import Final

GAPS: Final = "gaps"
"""The register."""
WEIGHTED: Final = "weighted"
"""Its column of importance times the gap."""
