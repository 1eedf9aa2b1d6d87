"""Guides as text: read with all that they include, fingerprinted, described by a schema.

How a text is read and checked, `workshop.guide.part_reader` says; what is checked, the structs of
`workshop.guide.shape`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from workshop.guide.includes import AtHand, Include, Resolver, nothing_at_hand
from workshop.guide.shape import Guide


def read_guide(text: str, source: str, at_hand: AtHand = nothing_at_hand) -> Guide:
    """The guide that `text` says, or every problem that it has.

    Args:
        text: the content of a TOML file.
        source: the file's name, for the messages.
        at_hand: gives what the guide may include.

    Raises:
        Problems: the text is no guide; nothing of it was taken.
    """
    return as_guide(Resolver(at_hand).table(Guide, text, source))


def as_guide(table: Mapping[str, Any]) -> Guide:
    """The guide whose fields are those of a table that was found right."""
    return msgspec.convert(table, Guide)


def guide_digest(guide: Guide) -> str:
    """The fingerprint of a guide's content: 64 hexadecimal digits.

    Equal guides have equal fingerprints, whatever their files' comments, order and blanks.
    Fields left at their defaults do not count, so a field added later changes no fingerprint.
    """
    # Through plain data and back, so that 5 and 5.0 minutes are one.
    plain = msgspec.convert(msgspec.to_builtins(guide), Guide)
    return hashlib.sha256(msgspec.json.encode(plain, order="deterministic")).hexdigest()


def guide_schema() -> dict[str, Any]:
    """The JSON Schema of a guide, for editors and other programs.

    It cannot say everything: that ids are unique and times in order, only `read_guide` checks.
    """
    schema = msgspec.json.schema(Guide)
    includes = msgspec.json.schema(Include)
    schema["$defs"] |= includes["$defs"]
    # Only files have it: what is read of a guide has steps alone.
    schema["$defs"]["Guide"]["properties"]["steps"]["items"] = {
        "anyOf": [
            schema["$defs"]["Guide"]["properties"]["steps"]["items"],
            {"$ref": includes["$ref"]},
        ]
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Guide of a session",
        "description": "An interview guide or a workshop agenda, version 1 of its shape.",
        **schema,
    }
