"""The tests of the record in a Windows Python: each with its time, whatever one of them does.

What each test came to is told by the process that runs it, line by line in a file. A test that says
nothing for longer than its time, or takes its process with it, is named, and a new process goes on
behind it. So a run that was stopped can be gone on with, and `rest` tries only what is not well.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO, Any, Final

FOLDERS: Final = ("tests/sessions", "tests/workshop", "tests/screens/base", "tests/screens/plain")
TEST_SECONDS: Final = 300
"""How long one test, or the loading of one file, may say nothing."""
SLOW_SECONDS: Final = 20
"""From when a test is named as slow."""
LOOK_SECONDS: Final = 1.0
"""How often is looked at what was told."""
PLAIN_PYTEST: Final = (
    "-u", "-X", "utf8", "-m", "pytest", "-o", "addopts=--strict-markers", "-p", "no:cacheprovider",
    "-q", "--tb=short",
)  # fmt: skip
PYTEST: Final = (
    *PLAIN_PYTEST, "-p", "tests.windows.telling", "-m", "not slow",
    "--continue-on-collection-errors",
)  # fmt: skip
FEW_INPUTS: Final = {"WORKSHOP_EXAMPLES": "8", "WORKSHOP_SAME_INPUTS": "1"}
"""Laws are tried with many inputs elsewhere: what they hold knows nothing of the system."""
TOLD: Final = "WORKSHOP_TESTS_TOLD"
"""The variable that names the file in which tests tell."""
ON_THE_WAY: Final = ("loaded", "begun")
WELL: Final = ("passed", "skipped")
BY_ITSELF: Final = (0, 1, 5)
"""How pytest ends where it came to the end: all well, some failed, nothing left to do."""

Line = dict[str, Any]
"""What is told of a test: its node, its outcome or how far it is, its seconds and a text."""
Start = Callable[[list[str], dict[str, str]], "subprocess.Popen[bytes]"]
"""Starts the Windows Python with words and variables."""


def told(file: Path) -> list[Line]:
    """What was told so far, without a line that is not whole yet."""
    if not file.exists():
        return []
    whole, _, _ = file.read_text("utf-8").rpartition("\n")
    return [json.loads(line) for line in whole.splitlines()]


def tell(file: Path, lines: Iterable[Line], mode: str = "a") -> None:
    """Write lines to the file."""
    with file.open(mode, encoding="utf-8", newline="\n") as out:
        out.writelines(json.dumps(line) + "\n" for line in lines)


def outcomes(lines: Iterable[Line]) -> dict[str, Line]:
    """What each test came to, of what was told."""
    return {line["node"]: line for line in lines if line["outcome"] not in ON_THE_WAY}


def is_of(node: str, asked: Iterable[str]) -> bool:
    """Whether a test is one of those asked for: of a folder or a file, or the test itself."""
    return any(node == each or node.startswith((f"{each}/", f"{each}::")) for each in asked)


def folder_of(node: str) -> str:
    """The folder under which a test is counted."""
    parts = node.partition("::")[0].split("/")
    return "/".join(parts[:3]) if len(parts) > 3 else "/".join([*parts[:2], "*.py"])


def hold(
    asked: str, file: Path, begin: Callable[[list[str]], subprocess.Popen[bytes]],
    end: Callable[[], None],
) -> None:  # fmt: skip
    """Run tests to their end, around every one that hangs or ends its process.

    Args:
        asked: a folder, a file or a test.
        file: what was told; what is told already is not run again.
        begin: starts a process.
        end: ends what is left of one that hangs.
    """
    while True:
        before = len(told(file))
        with begin([*PYTEST, asked]) as program:
            copying = keep(program.stdout, file.with_suffix(".log")) if program.stdout else None
            by_itself = waited_for(program, file, end)
            if copying:
                copying.join(10)
        lines = told(file)
        last = lines[-1] if lines else {"outcome": ""}
        why = "ended its process" if by_itself else f"said nothing for {TEST_SECONDS:g} s"
        if len(lines) > before and last["outcome"] == "begun":
            tell(file, [last | {"outcome": "stopped", "seconds": TEST_SECONDS, "text": why}])
        elif by_itself and program.returncode in BY_ITSELF:
            return
        else:
            why += f" with {program.returncode} beside any test, see {file.with_suffix('.log')}"
            tell(file, [{"node": asked, "outcome": "stopped", "seconds": 0.0, "text": why}])
            return


def waited_for(program: subprocess.Popen[bytes], file: Path, end: Callable[[], None]) -> bool:
    """Wait for the end of a process, or end it where nothing is told for too long.

    Returns:
        Whether it ended by itself.
    """
    size, since, named = -1, time.monotonic(), set(map(folder_of, outcomes(told(file))))
    while program.poll() is None:
        now = file.stat().st_size if file.exists() else 0
        if now != size:
            size, since = now, time.monotonic()
            say_what_ended(told(file), named)
        if time.monotonic() - since > TEST_SECONDS:
            program.kill()
            end()
            program.wait()
            return False
        time.sleep(LOOK_SECONDS)
    return True


def say_what_ended(lines: Sequence[Line], named: set[str]) -> None:
    """Say how it stands in folders that were left for another one, once."""
    here = folder_of(lines[-1]["node"]) if lines else ""
    found = outcomes(lines)
    for folder in sorted(set(map(folder_of, found)) - named - {here}):
        named.add(folder)
        say_sum(folder, found.values())


def say_sum(folder: str, found: Iterable[Line]) -> None:
    """Say what the tests of a folder came to."""
    say(f"{folder}: {sum_of(line for line in found if folder_of(line['node']) == folder)}")


def keep(stream: IO[bytes], log: Path) -> threading.Thread:
    """Write what a process says to a file: wine gives its programs pipes alone."""

    def copy() -> None:
        with log.open("ab") as out:
            for line in stream:
                out.write(line)

    thread = threading.Thread(target=copy, daemon=True)
    thread.start()
    return thread


def sum_of(found: Iterable[Line]) -> str:
    """How many passed, failed, were stopped and were left out, and the seconds of all."""
    lines = list(found)
    count = Counter(line["outcome"] for line in lines)
    named = {"passed": "passed", "failed": "failed", "stopped": "stopped", "skipped": "left out"}
    always = ("passed", "failed")
    said = [f"{count[one]} {word}" for one, word in named.items() if count[one] or one in always]
    return f"{', '.join(said)} in {sum(line['seconds'] for line in lines):.0f} s"


def run_suites(
    place: Path, given: Sequence[str], start: Start, end: Callable[[], None],
    named: Callable[[Path], str] = str,
) -> int:  # fmt: skip
    """Run tests and say what they came to: those that were not well, the slow ones, the sums.

    Args:
        place: where what tests come to is kept.
        given: folders, files or tests; `rest` before them, or alone, for those not well so far.
        start: starts the Windows Python.
        end: ends what is left of it.
        named: what that Python calls a file.

    Returns:
        0 where every test passed or is left out by name, otherwise 1.
    """
    rest = given[:1] == ["rest"]
    asked = list(given[1:] if rest else given) or list(FOLDERS)
    place.mkdir(parents=True, exist_ok=True)
    file = place / "told.jsonl"
    known = outcomes(told(file)).values()
    stays = [
        line for line in known
        if not is_of(line["node"], asked) or (rest and line["outcome"] in WELL)
    ]  # fmt: skip
    tell(file, stays, "w")
    file.with_suffix(".log").unlink(missing_ok=True)
    began = time.monotonic()
    for each in asked:
        hold(each, file, lambda words: start(words, {**FEW_INPUTS, TOLD: named(file)}), end)
    found = [line for node, line in outcomes(told(file)).items() if is_of(node, asked)]
    for folder in sorted({folder_of(line["node"]) for line in found}):
        say_sum(folder, found)
    for line in sorted(found, key=lambda line: -float(line["seconds"])):
        if line["outcome"] in WELL and line["seconds"] >= SLOW_SECONDS:
            say(f"slow: {line['seconds']:.0f} s {cut(line['node'])}")
    bad = [line for line in found if line["outcome"] not in WELL]
    for line in bad:
        say(f"{line['outcome'].upper()} {cut(line['node'])}\n{indented(line['text'])}")
    say(f"Windows suites: {sum_of(found)}; this run took {time.monotonic() - began:.0f} s")
    return int(not found or bool(bad))


def indented(text: str) -> str:
    """The end of what a test said when it failed."""
    return "\n".join(f"    {cut(line)}" for line in text.splitlines()[-12:])


def cut(line: str, width: int = 150) -> str:
    """A line of which a person sees enough: parameters of tests may be as long as a file."""
    return line if len(line) <= width else line[: width - 1] + "…"


def say(text: str) -> None:
    """A line, at once: whoever waits sees how far it is."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
