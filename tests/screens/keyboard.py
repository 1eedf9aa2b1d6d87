"""A keyboard for long runs: keys go to the application as a quick typist's do.

`Pilot.press` waits after each key until the processor is idle, twice; over a thousand keys on a
busy machine that is minutes. Here keys of a word follow each other at once, and it is waited for
what they set going.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from tests.screens.stage import settle

_BETWEEN: Final = 0.002
"""Seconds between two looks."""


async def press_fast(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each once what the one before set going is done."""
    for key in keys:
        _send(pilot, key)
        await rest(pilot)


async def type_fast(pilot: Pilot[None], words: str) -> None:
    """Type words without a pause; a carriage return is Enter, after which it comes to rest."""
    for line in words.splitlines(keepends=True):
        for letter in line.rstrip("\r"):
            _send(pilot, letter)
        if line.endswith("\r"):
            _send(pilot, "enter")
        await rest(pilot)


def _send(pilot: Pilot[None], key: str) -> None:
    """Send one key as the terminal does."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    character: str | None
    try:
        original = REPLACED_KEYS.get(name, name)
        character = unicodedata.lookup(_get_unicode_name_from_key(original))
    except KeyError:
        character = name if len(name) == 1 else None
    event = events.Key(name, character)
    event.set_sender(pilot.app)
    driver = pilot.app._driver
    assert driver is not None
    driver.send_message(event)


async def rest(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way, or a dialog waits for an answer; for no idle processor."""
    await settle(pilot, _BETWEEN)
