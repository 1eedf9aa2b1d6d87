"""The registers that there are: every file here and below declares one, as `REGISTER`."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

from workshop.errors import Refused
from workshop.registers.register import Register
from workshop.text import listing, nearest


def _declared() -> Mapping[str, Register]:
    """What the files declare, in the order of their places."""
    found = pkgutil.walk_packages(__path__, f"{__name__}.")
    names = [each.name for each in found if not each.ispkg]
    registers: list[Register] = [import_module(name).REGISTER for name in names]
    registers.sort(key=lambda register: (register.place, register.name))
    return MappingProxyType({register.name: register for register in registers})


REGISTERS: Final = _declared()
"""The registers by name, in the order of a menu."""


def register_named(name: str) -> Register:
    """The register of that name.

    Raises:
        Refused: there is none.
    """
    if found := REGISTERS.get(name):
        return found
    near = nearest(name, REGISTERS)
    hint = f"; did you mean {near[0]}?" if near else "."
    known = listing(list(REGISTERS))
    raise Refused(f"There is no register “{name[:60]}”{hint} Registers: {known}.")
