"""The house itself: one-way imports, commands that are true, nothing that should not be here."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

OUTSIDE = (
    "textual", "rich", "tinydb", "questionary", "prompt_toolkit", "platformdirs", "filelock",
    "jinja2", "docx", "socket", "subprocess", "asyncio",
)  # fmt: skip


def loaded_after(code: str) -> set[str]:
    """The modules that a fresh interpreter has after running `code`."""
    script = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return {name.split(".")[0] for name in done.stdout.split()}


def modules_of(package: str) -> list[str]:
    """Every module of a package, by its dotted name."""
    files = sorted((ROOT / package).rglob("*.py"))
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files]
    return [name.removesuffix(".__init__") for name in names if not name.endswith("__main__")]


def test_the_craft_loads_nothing_from_outside() -> None:
    """Importing all of `workshop` in a fresh interpreter loads no screen, database or network."""
    loaded = loaded_after("\n".join(f"import {name}" for name in modules_of("workshop")))
    assert not loaded & {"screens", "sessions", *OUTSIDE}


def test_keeping_the_work_loads_no_screen() -> None:
    """Importing all of `sessions` loads neither screens nor what they are drawn with."""
    loaded = loaded_after("\n".join(f"import {name}" for name in modules_of("sessions")))
    assert not loaded & {"screens", "textual", "questionary", "prompt_toolkit"}


def command_lines(text: str) -> list[str]:
    """The command lines of a text that make a virtual environment."""
    return [line.strip() for line in text.splitlines() if "-m venv" in line]


def test_ci_runs_the_command_of_the_readme() -> None:
    """What CI runs first is the test command of the README, to the letter."""
    readme = (ROOT / "README.md").read_text("utf-8")
    (ci,) = command_lines((ROOT / ".ci" / "run").read_text("utf-8"))
    assert ci in command_lines(readme)
    assert len(command_lines(readme)) == 2


def test_every_link_inside_the_docs_leads_somewhere() -> None:
    """A file that a page links to is there."""
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if "://" not in link
    ]
    assert links
    assert [(p.name, link) for p, link in links if not (p.parent / link).exists()] == []


def tracked() -> list[Path]:
    """The text files of the project."""
    skipped = {".venv", ".git", "__pycache__", "build", "dist"}
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not skipped & set(path.relative_to(ROOT).parts)
        and path.suffix in {".py", ".md", ".toml", ".txt", ".tcss", ".css", ".jinja", ".json", ""}
        and not any(part.endswith((".egg-info", "_cache")) for part in path.parts)
    ]


@pytest.mark.parametrize(
    "pattern",
    [
        r"/(?:home|Users|root)/[a-z]\w+/",
        r"(?:index|registry)[-_ ]?url\s*=",
        r"https?://(?:pypi|registry)\.",
    ],
)
def test_nothing_tells_where_it_was_made(pattern: str) -> None:
    """No path of a machine and no address of a package registry is in the project."""
    here = Path(__file__)
    found = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path != here and re.search(pattern, path.read_text("utf-8", "ignore"))
    ]
    assert found == []


def test_every_module_says_what_it_is() -> None:
    """Each module begins with a docstring."""
    modules = [*ROOT.glob("workshop/**/*.py"), *ROOT.glob("sessions/**/*.py")]
    modules += [*ROOT.glob("screens/**/*.py"), *ROOT.glob("tests/**/*.py")]
    assert [
        path for path in modules if not path.read_text("utf-8").startswith(('"""', 'r"""'))
    ] == []


def test_the_disk_is_reached_through_one_seam() -> None:
    """Nothing that keeps an engagement opens files but through `sessions.disk`."""
    keeping = "checkpoint findings folder journal journal_file journal_writer line line_findings"
    keeping += " comparing edits lock overlay quarantine recovery replay salvage settled store"
    opens = re.compile(
        r"(?<![\w.])(?<!def )open\(|os\.(?:open|replace|rename|fsync|unlink)|write_(?:text|bytes)"
    )
    found = [
        name
        for name in [*keeping.split(), "tinydb_journal", "history"]
        if (path := ROOT / "sessions" / f"{name}.py").exists()
        and opens.search(re.sub(r'""".*?"""', "", path.read_text("utf-8"), flags=re.DOTALL))
    ]
    assert found == []
