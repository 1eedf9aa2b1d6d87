"""The tests, in the same folders as what they test."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
"""The folder of the project."""
