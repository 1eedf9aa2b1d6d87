"""What a room sorted, as data: what it put together under which name, and what is in no group."""

from __future__ import annotations

import msgspec


class GroupMember(msgspec.Struct, frozen=True, kw_only=True):
    """A factor or an entry that was sorted."""

    id: str
    """The code of a factor; empty for an entry, which `evidence` names."""
    text: str
    evidence: tuple[str, ...]
    """The entries behind it, as `Evidence.entry` has them."""


class GroupFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a room put together under a name."""

    id: str
    """The code of the theme: `TH2`."""
    name: str
    n: int
    """How many members are told."""
    members: tuple[GroupMember, ...]
    sentence: str


class SortedFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a step of a session sorted."""

    step: str
    title: str
    n: int
    """How many things are told."""
    groups: tuple[GroupFact, ...]
    loose: tuple[GroupMember, ...]
    """What is in no group."""
    left_out: int
    """How many things this edition leaves out."""
    sentence: str
