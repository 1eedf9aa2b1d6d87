"""`python -m workshop`: the same as the `workshop` command."""

from __future__ import annotations

import sys
from importlib import import_module

if __name__ == "__main__":
    # By name, for this package knows no screens: imports point from them to here.
    sys.exit(import_module("screens.cli.main").main())
