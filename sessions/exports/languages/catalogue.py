"""The catalogues: what documents say in other languages, read from text files."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from workshop.language import ENGLISH, TAGS, Language


@cache
def language_of(tag: str) -> Language:
    """The language of a tag such as `de` or `en-GB`; English where there is no catalogue of it."""
    name = tag.partition("-")[0].lower()
    if name not in TAGS or name == ENGLISH.tag:
        return ENGLISH
    text = resources.files("sessions.exports.languages").joinpath(f"{name}.toml").read_text("utf-8")
    found: dict[str, Any] = tomllib.loads(text)
    about = found["language"]
    return Language(
        tag=name,
        messages=found["messages"],
        counts={word: tuple(forms) for word, forms in found["counts"].items()},
        months=tuple(about["months"]),
        short_months=tuple(about["short_months"]),
        decimal=about["decimal"],
        thousands=about["thousands"],
        capitals=about.get("capitals", False),
        none_is_one=about.get("none_is_one", False),
    )
