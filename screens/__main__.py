"""`python -m screens`: the same as the `workshop` command."""

from __future__ import annotations

import sys

from screens.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
