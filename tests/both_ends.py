"""Of two workers that load all tests, the second one begins with the last.

From a clean checkout every module is compiled first, and what one worker has compiled the other
only reads. Going through the modules in the same order both would compile each of them.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent


def load_the_last(given: list[str], worker: str = os.environ.get("PYTEST_XDIST_WORKER", "")) -> int:
    """Load the later half of the modules of tests, the last first, where that is of use.

    Args:
        given: what the run was given to be tested; a part is loaded as it is.
        worker: the name of the worker; empty where there are none.

    Returns:
        How many modules were loaded.
    """
    whole = [Path(one).resolve() for one in given] == [FOLDER]
    if not whole or not worker.endswith("1") or sys.platform == "win32":
        return 0
    files = sorted(FOLDER.rglob("test_*.py"))
    files = [file for file in files if "benchmarks" not in file.parts]
    last = files[: len(files) // 2 : -1]
    for file in last:
        # Whoever collects it afterwards says what is wrong with it.
        with suppress(Exception):
            import_module(".".join(file.relative_to(FOLDER.parent).with_suffix("").parts))
    return len(last)
