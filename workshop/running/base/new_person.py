"""Somebody who is named in a command."""

from __future__ import annotations

import msgspec

from workshop.record.meanings import DepartmentName


class NewPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody as they are named, who may be known or not."""

    name: str
    role: str = ""
    department: DepartmentName = ""
    """The department by its name, found or made; empty where it was not said."""
    namesake: bool = False
    """Whether somebody of that name is known and this is another person."""
