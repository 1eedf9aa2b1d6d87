"""Which machine this is, where its name does not tell."""

from __future__ import annotations

import ctypes
import hashlib
import sys
from functools import cache
from typing import Final

_MAC: Final[bool] = sys.platform == "darwin"


@cache
def machine_number() -> str:
    """A number that stays that of this machine; empty where its name is enough.

    A Mac takes another name in every network that gives it one, so that after a crash at a client's
    a folder would seem to be open on a machine that nobody knows. The number itself is nobody's
    business and is kept as a digest.
    """
    if not _MAC:
        return ""
    number, patience = (ctypes.c_ubyte * 16)(), (ctypes.c_long * 2)(1, 0)
    try:
        failed = ctypes.CDLL(None).gethostuuid(number, patience)
    except (OSError, AttributeError):
        return ""
    return "" if failed else hashlib.sha256(b"workshop " + bytes(number)).hexdigest()[:16]
