"""`python -m screens`: the same as the `workshop` command."""

import sys

from screens.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
