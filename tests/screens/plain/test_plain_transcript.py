"""Transcripts at plain prompts, word for word.

Requirement: cues are told by their numbers, so many at once, from any of them on, or those that
hold some words; how many are left is said; quotes say whether they were said so.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from screens.plain.base.talk import Talk
from screens.plain.transcript import TRANSCRIPT_ACTS
from sessions.store.store import Store
from tests.screens.plain.conftest import Heard
from tests.screens.transcript.talk import CUES, recorded
from workshop.record.transcripts import Transcript


class Listener:
    """Somebody who is told."""

    def __init__(self, heard: Heard) -> None:
        self.tell = heard


def test_cues_and_quotes_as_they_are_read(tmp_path: Path, heard: Heard) -> None:
    """A page, the next one, the last cue, beyond it; words that are there and that are not."""
    folder = recorded(tmp_path)
    with Store.open(folder, read_only=True) as store:
        talk = Talk(store, store.record.sessions()[0].id, Listener(heard))  # type: ignore[arg-type]
        for words in ("", "3", "6", "99", "0", "month-end", "MONDAY every", "zebra"):
            heard(f"> {words}")
            TRANSCRIPT_ACTS["transcript"](talk, words)
        TRANSCRIPT_ACTS["quotes"](talk, "")
        (transcript,) = store.record.all(Transcript)
        many = tuple(msgspec.structs.replace(CUES[0], at=float(at), end=at + 1.0, speaker="",
                                             text=f"Cue {at}") for at in range(70))  # fmt: skip
        store.record.put(msgspec.structs.replace(transcript, cues=many))
        for words in ("", "15", "16", "56", "55", "cue"):
            heard(f"> {words}")
            TRANSCRIPT_ACTS["transcript"](talk, words)
