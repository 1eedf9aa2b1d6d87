"""A transcript of ten thousand cues: read, laid beside a session, and quotes found in it.

Run ``python -m tests.benchmarks.bench_transcripts``. Reading is compared, in turn and in one run,
with cutting the same file into its lines; the import is the whole of it, with a journal and a sync.
Times are those of the processor, so that other work on the machine counts for nothing.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sessions.clock import local_time
from sessions.imports.into import import_into
from sessions.imports.registry import IMPORTS, Choices
from sessions.imports.transcript_file import read_transcript
from sessions.library.guides import Library
from sessions.store.store import Store
from tests.builders.acme import Acme
from workshop.analysis.spoken import Recording
from workshop.record.transcripts import Transcript

CUES: Final = 10_000
RUNS: Final = 5
QUOTES: Final = 200
GOAL: Final = 2.0
"""Seconds in which a file of ten thousand cues is to be imported."""

_WORDS: Final = [f"word{number}" for number in range(3_000)] + ["the", "and", "of", "we"] * 300


def written(path: Path) -> Path:
    """A file of ten thousand cues of three people, as a meeting program saves it."""
    chance = random.Random(1)  # noqa: S311 - the same words in every run
    names = ("Dana Ortiz", "Ben O&apos;Kafor", "Ines Kaya")
    blocks = ["WEBVTT\n"]
    for number in range(CUES):
        at, end = number * 3, number * 3 + 2
        clock = [f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}.120" for s in (at, end)]
        words = " ".join(chance.choices(_WORDS, k=10))
        name = names[number // 3 % 3]
        blocks.append(f"{number}\n{clock[0]} --> {clock[1]}\n<v {name}>{words} &amp; more</v>\n")
    path.write_text("\n".join(blocks), "utf-8")
    return path


def median(act: Callable[[], object], runs: int = RUNS) -> float:
    """The middle of some runs, in seconds."""
    times = []
    for _ in range(runs):
        begin = time.process_time()
        act()
        times.append(time.process_time() - begin)
    return statistics.median(times)


def main() -> None:
    """Measure, and say whether the goal was met."""
    with tempfile.TemporaryDirectory() as place:
        path = written(Path(place) / "talk.vtt")
        lines = median(lambda: path.read_text("utf-8").split("\n"))
        read = median(lambda: read_transcript(path))
        print(f"{CUES:,} cues read: {read:.2f} s; its lines alone {lines:.3f} s")
        times = []
        for number in range(3):
            made = Acme(Path(place) / f"acme{number}", clock=local_time)  # type: ignore[arg-type]
            choices = Choices(path, options={"quotes": "yes"})
            begin = time.process_time()
            import_into(made.store, IMPORTS["transcript"], choices, Library())
            times.append(time.process_time() - begin)
            made.store.close()
        took = statistics.median(times)
        met = "met" if took < GOAL else "NOT met"
        print(f"imported with a quote for each turn: {took:.2f} s; goal {GOAL:g} s, {met}")
        with Store.open(Path(place) / "acme0", read_only=True) as store:
            (transcript,) = store.record.all(Transcript)
        opened = median(lambda: Store.open(Path(place) / "acme0", read_only=True).close(), 3)
        print(f"opening that engagement: {opened:.2f} s")
        begin = time.process_time()
        recording = Recording(transcript)
        words = time.process_time() - begin
        cues = [transcript.cues[number * 47].text.split() for number in range(QUOTES)]
        typed = [" ".join([*cue[:4], "other", *cue[6:]]) for cue in cues]
        found = median(lambda: [recording.find(each) for each in typed], 3)
        print(f"its words read: {words:.2f} s; {QUOTES} quotes that differ found: {found:.2f} s")


if __name__ == "__main__":
    main()
