"""WebVTT and SRT, as programs write them.

Requirement: whatever can be understood is read: no header, no hours, no ends, any voices; what the
cues say comes back to the letter; no bytes at all give a fault.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.imports.transcript_file import UnreadableTranscript, spoken_in
from sessions.imports.transcripts.captions import read_captions
from tests.inputs import inputs
from workshop.record.transcripts import Cue, turns_of
from workshop.text import clean_line

_WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Cn", "Co", "Zl", "Zp")),
    min_size=1,
    max_size=60,
).map(clean_line)
_TEXTS = _WORDS.filter(lambda t: t and "-->" not in t and not t.startswith(("-", "–", "—", ">>")))
_NAMES = st.sampled_from(("Dana Ortiz", "Ben O'Kafor", "Zoë Żak", "Speaker 2", "Ana", "李雷"))
_CUES = st.lists(
    st.tuples(st.integers(0, 5_000_000), st.integers(1, 9000), _NAMES, _TEXTS),
    min_size=1,
    max_size=12,
)


def _time(ms: int, mark: str) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{rest:03}"


def _cues(given: Sequence[tuple[int, int, str, str]], *, voices: bool) -> list[Cue]:
    return [
        Cue(at=at / 1000, end=(at + long) / 1000, speaker=name if voices else "", text=text)
        for at, long, name, text in given
    ]


@given(_CUES)
@settings(max_examples=inputs(60), deadline=None)
def test_any_cues_written_as_webvtt_are_read_back(given: list[tuple[int, int, str, str]]) -> None:
    """With voices, ids and entities, in whatever order their times are."""
    blocks = [
        f"{place}\n{_time(at, '.')} --> {_time(at + long, '.')} align:start\n"
        f"<v {html.escape(name)}>{html.escape(text)}</v>\n"
        for place, (at, long, name, text) in enumerate(given)
    ]
    found = read_captions("\n".join(["WEBVTT - any\nKind: captions\n", *blocks]))
    assert found.problems == ()
    assert list(found.cues) == _cues(given, voices=True)


@given(_CUES)
@settings(max_examples=inputs(60), deadline=None)
def test_any_cues_written_as_srt_are_read_back(given: list[tuple[int, int, str, str]]) -> None:
    """Numbered, with commas, and every line prefixed by its speaker as some programs do."""
    blocks = [
        f"{place}\n{_time(at, ',')} --> {_time(at + long, ',')}\n{name}: {html.escape(text)}\n"
        for place, (at, long, name, text) in enumerate(given, 1)
    ]
    found = read_captions("\n".join(blocks))
    assert list(found.cues) == _cues(given, voices=True)


@given(
    st.one_of(
        st.binary(max_size=400), st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace"))
    )
)
@settings(max_examples=inputs(150), deadline=None)
def test_no_bytes_are_a_fault(content: bytes) -> None:
    """They are read, or refused; what is read has words of somebody."""
    for head in (b"", b"WEBVTT\n\n", b"00:01.000 --> 00:02.000\n", b"\xff\xfe", b"PK\x03\x04"):
        with suppress(UnreadableTranscript):
            assert spoken_in(head + content, "talk.vtt").cues


_MEETING = "10:30 Meeting: none"
_ASIDE = "WEBVTT\n\nNOTE hidden\n00:09 no cue\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n"


def read(text: str) -> list[tuple[float | None, float | None, str, str]]:
    """The cues of a file in short."""
    cues = spoken_in(text.encode(), "talk.vtt").cues
    return [(cue.at, cue.end, cue.speaker, cue.text) for cue in cues]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("00:01.5 --> 00:02\nNo header", [(1.5, 2.0, "", "No header")]),
        ("00:00:01,250 -->\nNo end", [(1.25, None, "", "No end")]),
        ("0:0:0.0 --> 0:0:1.510\nOne digit", [(0.0, 1.51, "", "One digit")]),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud.x Ann Lee>No <v Bo>Yes</v>",
            [(1.0, 2.0, "Ann Lee", "No"), (1.0, 2.0, "Bo", "Yes")],
        ),
        (
            "00:01.000 --> 00:02.000\n<v Bo>Never closed",
            [(1.0, 2.0, "Bo", "Never closed")],
        ),
        (
            f"{_ASIDE}00:01 --> 00:02\n<c.big><i>Seen</i></c> a < b &amp; c<00:00:01.500> d",
            [(1.0, 2.0, "", "Seen a < b & c d")],
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\n- Really?\n- Really.",
            [(1.0, 2.0, "", "Really?"), (1.0, 2.0, "", "Really.")],
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\nNo gap\n2\n00:00:03,000 --> 00:00:04,000\nTwo",
            [(1.0, 2.0, "", "No gap"), (3.0, 4.0, "", "Two")],
        ),
        (
            '00:01.000 --> 00:02.000\n{\\an8}<font color="red">Above</font><br/>below',
            [(1.0, 2.0, "", "Above below")],
        ),
        ("00:01.000 --> 00:02.000\n\n\n00:03.000 --> 00:04.000\nOne", [(3.0, 4.0, "", "One")]),
        (
            f"00:01.000 --> 00:02.000\nDana Ortiz: {_MEETING}\n\n00:03 --> 00:04\n{_MEETING}",
            [(1.0, 2.0, "Dana Ortiz", _MEETING), (3.0, 4.0, "", _MEETING)],
        ),
    ],
)  # fmt: skip
def test_what_programs_write(
    text: str, cues: list[tuple[float | None, float | None, str, str]]
) -> None:
    """Each in its way; what is no word of anybody is left out."""
    assert read(text) == cues


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-8"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end(encoding: str, end: str) -> None:
    """With or without a byte order mark."""
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Zoë Żak>Größe zählt, 大事\n"
    spoken = spoken_in(text.replace("\n", end).encode(encoding), "talk.vtt")
    assert spoken.cues == (Cue(at=1.0, end=2.0, speaker="Zoë Żak", text="Größe zählt, 大事"),)


def test_a_broken_time_is_a_problem_with_its_line() -> None:
    """It is not read as words of somebody without a word about it."""
    spoken = spoken_in(b"00:01.000 --> 00:02.000\nOne\n\n00:0x.000 --> 00:04.000\nTwo\n", "a.vtt")
    (problem,) = spoken.problems
    assert (problem.line, problem.where) == (4, "time")


def test_nothing_ends_before_it_begins() -> None:
    """Such an end is none: the cue is kept from its start on, beside others with theirs."""
    text = "WEBVTT\n\n00:05.000 --> 00:02.000\nOne\n\n00:06.000 --> 00:06.000\nTwo\n"
    assert [(at, end) for at, end, *_ in read(text)] == [(5.0, None), (6.0, 6.0)]


def test_turns_are_successive_cues_of_one_speaker() -> None:
    """And those without a speaker behind them; where nobody is named each cue stands alone."""
    cues = [Cue(speaker=who, text=str(n)) for n, who in enumerate(["", "", "A", "A", "", "B", "A"])]
    assert [(t.speaker, t.text) for t in turns_of(cues)] == [
        ("", "0"), ("", "1"), ("A", "2 3 4"), ("B", "5"), ("A", "6"),
    ]  # fmt: skip
    assert list(turns_of([])) == []
