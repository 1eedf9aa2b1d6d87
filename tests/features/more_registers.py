"""A pytest plugin, and what a script imports first: files of a folder are registers too.

The folder is named by `MORE_REGISTERS` in the environment; it goes on the path of
`workshop.registers.kinds` before that package looks what there is.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from importlib.machinery import ModuleSpec

NAME = "workshop.registers.kinds"


def declare(folder: str) -> None:
    """Load the registers with those of a folder among them."""
    spec = importlib.util.find_spec(NAME)
    assert isinstance(spec, ModuleSpec)
    assert spec.loader is not None
    assert spec.submodule_search_locations is not None
    assert NAME not in sys.modules
    spec.submodule_search_locations.append(folder)
    kinds = importlib.util.module_from_spec(spec)
    sys.modules[NAME] = kinds
    spec.loader.exec_module(kinds)
    sys.modules["workshop.registers"].__dict__["kinds"] = kinds


declare(os.environ["MORE_REGISTERS"])
