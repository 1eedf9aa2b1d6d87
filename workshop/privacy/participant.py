"""Those who took part in a session, as an edition names them."""

from __future__ import annotations

import msgspec


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who took part, as the edition allows it to be told."""

    who: str
    attribution: str
