"""What comes with an extra of the package, and what is said where it is not there."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Final

from sessions.exports.errors import ExtraMissing

PACKAGE: Final = "workshop-facilitator"
"""The package whose extras these are."""


def needed(module: str, extra: str, without: str) -> ModuleType:
    """A module that comes with an extra.

    Args:
        module: its name.
        extra: the extra that brings it.
        without: what can be done without it, as a sentence.

    Raises:
        ExtraMissing: it is not installed, or has no build for this machine.
    """
    try:
        return import_module(module)
    except ImportError as problem:
        raise ExtraMissing(
            f"This needs the extra “{extra}”, which is not installed: `pip install "
            f'"{PACKAGE}[{extra}]"`. {without}'
        ) from problem
