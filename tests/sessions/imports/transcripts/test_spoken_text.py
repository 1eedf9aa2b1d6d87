"""Texts of what was said: of services, of players, of people who type; and Word files."""

from __future__ import annotations

import io

import pytest
from docx import Document

from sessions.imports.transcript_file import UnreadableTranscript, spoken_in

DANA = "The close takes four days now."
BEN = "Mail is down on Mondays: every one."

_TRAILER = "Transcribed by https://otter.ai"
_LONG = "1 Stunde 2 Minuten 15 Sekunden"
FORMS = {
    "name and time": f"Dana Ortiz  0:03\n{DANA}\n\nBen Okafor  1:02:15\n{BEN}\n\n{_TRAILER}",
    "name - time": f"Dana Ortiz - 00:03\n{DANA}\nBen Okafor - 1:02:15\n{BEN}",
    "[time] name:": f"[00:00:03] Dana Ortiz: {DANA}\n[01:02:15] Ben Okafor: {BEN}",
    "time name:": f"00:03 Dana Ortiz: {DANA}\n1:02:15 Ben Okafor: {BEN}",
    "name (time):": f"Dana Ortiz (0:03): {DANA}\n\nBen Okafor (1:02:15): {BEN}",
    "time above": f"00:00:03 Dana Ortiz\n{DANA}\n\n01:02:15 Ben Okafor\n{BEN}",
    "[name] time": f"[Dana Ortiz] 00:00:03\n{DANA}\n\n[Ben Okafor] 01:02:15\n{BEN}",
    "player": f"Dana Ortiz\n3 seconds\n0:03\nDana Ortiz 3 seconds\n{DANA}\n"
    f"Ben Okafor\n1 hour 2 minutes 15 seconds\n{BEN}",
    "deutsch": f"Dana Ortiz\n0 Minuten 3 Sekunden\n{DANA}\nBen Okafor\n{_LONG}\n{BEN}",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_who_and_when(form: str) -> None:
    """However a service writes it, and a colon inside the words stays."""
    cues = spoken_in(form.encode(), "talk.txt").cues
    assert [(cue.at, cue.speaker, cue.text) for cue in cues] == [
        (3.0, "Dana Ortiz", DANA),
        (3735.0, "Ben Okafor", BEN),
    ]


def test_times_that_stand_nowhere_are_not_made_up() -> None:
    """Where every fifth minute is told, only what follows at once has a time."""
    first, second = f"Dana: {DANA}\nBen: {BEN}", "Dana: Again.\nBen: No."
    text = f"Weekly\nAttendees\n\n00:00:00\n\n{first}\n00:05:00\n{second}"
    spoken = spoken_in(text.encode(), "talk.txt")
    assert [cue.at for cue in spoken.cues] == [0.0, None, 300.0, None]
    assert "before anybody speaks" in spoken.notes[0]


def test_times_of_the_day_count_from_the_first() -> None:
    """Over midnight too."""
    text = f"Dana (11:59 PM)\n{DANA}\n\nBen (12:01 AM)\n{BEN}\n"
    assert [cue.at for cue in spoken_in(text.encode(), "t.txt").cues] == [0.0, 120.0]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("[k1] Late.\n\n[k2] Nine pages.\n\n[k1] [laughter] Yes.", ["k1", "k2", "k1"]),
        ("I: And?\nR: Nine pages.\nR: Or ten.\nI: Ten?", ["I", "R", "R", "I"]),
        ("DO: Late.\nBK: Nine\npages in all.\nDO: Ten.", ["DO", "BK", "DO"]),
    ],
)
def test_codes_of_speakers(text: str, speakers: list[str]) -> None:
    """As researchers write them; a sound in brackets is nobody."""
    assert [cue.speaker for cue in spoken_in(text.encode(), "t.txt").cues] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "WEBVTT\n",
        "Dear Sir, nothing here: really.\nWe met at 10:30 and left.\n",
        "Note: the door is shut.\nIt was cold.\nNobody came.\n",
        "guide: stakeholder-interview\n\n## goals\n- Slow",
        "name;role\nDana;CFO\n",
    ],
)
def test_a_text_in_which_nobody_speaks_is_refused(text: str) -> None:
    """With a sentence that names the file and what can be given."""
    with pytest.raises(UnreadableTranscript, match=r"notes\.txt.*WebVTT"):
        spoken_in(text.encode(), "notes.txt")


def _word(*paragraphs: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_word_files() -> None:
    """Names and times in paragraphs, captions with the name in a line above, tables."""
    spoken = spoken_in(_word("Dana Ortiz   0:03", DANA, "Ben Okafor   0:09", BEN), "talk.docx")
    assert [(c.at, c.speaker) for c in spoken.cues] == [(3.0, "Dana Ortiz"), (9.0, "Ben Okafor")]
    assert spoken.form == "docx"
    old = _word("0:0:0.0 --> 0:0:1.510\nDana Ortiz\nOK. Yes.", "0:0:2.0 --> 0:0:3.0\nBen\nNo.")
    assert [(c.at, c.speaker, c.text) for c in spoken_in(old, "t.docx").cues] == [
        (0.0, "Dana Ortiz", "OK. Yes."),
        (2.0, "Ben", "No."),
    ]


def test_what_only_looks_like_word_is_refused() -> None:
    """A zip of something else, and one that is damaged."""
    for content in (_word("Dana Ortiz 0:03")[:200], b"PK\x03\x04" + b"0" * 90):
        with pytest.raises(UnreadableTranscript, match=r"talk\.docx"):
            spoken_in(content, "talk.docx")
