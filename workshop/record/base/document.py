"""The base of every document of the record."""

from __future__ import annotations

from typing import ClassVar

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row of the record. Two of one type with one id are two states of the same thing."""

    TABLE: ClassVar[str] = ""
    """The table of the database that holds these documents."""

    id: str
    """Its id, unique over all laptops."""
