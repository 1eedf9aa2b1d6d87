"""What commands load before they do anything.

Requirement: `--version`, usage errors, help, the list of guides and the start of an export load
neither the screens' library nor that of the prompts, and the version is told in at most three
times the time of an empty program.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from screens.cli.arguments import ADDED, _parser
from screens.cli.arguments.parser import Parser
from screens.cli.main import main
from tests import ROOT

SCREENS = {"textual", "questionary", "prompt_toolkit"}


def loaded(*words: str) -> set[str]:
    """The modules that a fresh interpreter has after a command, in full."""
    script = (
        "import sys\nfrom screens.cli.main import main\n"
        f"main({list(words)!r})\nsys.stdout.flush()\nprint('\\nLOADED', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.rpartition("LOADED")[2].split())


def roots(modules: set[str]) -> set[str]:
    """The packages that modules belong to."""
    return {name.split(".")[0] for name in modules}


def test_the_version_needs_two_small_modules() -> None:
    """No parser, no document, no engagement: nothing but the standard library's own light parts."""
    before = subprocess.run(
        [sys.executable, "-c", "import sys, typing\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    more = loaded("--version") - set(before.stdout.split())
    assert more <= {"__future__", "workshop", "screens", "screens.cli", "screens.cli.main"}


@pytest.mark.slow
@pytest.mark.parametrize("words", [["summry"], ["--foldr", "x"], ["--help"]])
def test_words_need_no_screens(words: list[str]) -> None:
    """Neither do they wait for Rich where nobody looks, nor for what registers declare."""
    modules = loaded(*words)
    assert not roots(modules) & (SCREENS | {"rich", "docx"})
    assert not {name for name in modules if name.startswith("workshop.registers")}


OF_EVERY_LIST = {
    "screens.base.system.plain_wanted",
    "screens.base.terminal_output",
    "screens.cli.arguments.commands",
    "screens.cli.arguments.parser",
    "screens.cli.commands.locations",
    "sessions.library.data_folder",
    "sessions.library.file_names",
    "sessions.library.given_paths",
    "sessions.library.places",
    "workshop.language",
    "workshop.text",
}
OF_GUIDES = {
    "screens.cli.arguments.guides",
    "screens.cli.commands.start.all_guides",
    "sessions.errors",
    "sessions.library.guide_files",
    "sessions.library.guides",
    "sessions.library.shipped_index",
    "workshop.errors",
}
OF_ENGAGEMENTS = {
    "screens.cli.arguments.engagements",
    "screens.cli.arguments.programme",
    "screens.cli.commands.start.all_engagements",
    "sessions.library.sync_folders",
    "workshop.report.document_names",
}


@pytest.mark.parametrize(
    ("words", "own"), [(["guides", "list"], OF_GUIDES), (["list"], OF_ENGAGEMENTS)]
)
def test_a_list_loads_what_it_tells_and_no_more(
    tmp_path: Path, words: list[str], own: set[str]
) -> None:
    """What ships, and what was counted before, is told by these modules and the standard library.

    No guide is read, no engagement is opened, and no library from outside is loaded.
    """
    folder = f"--folder={tmp_path}"
    assert main([folder, "new", "Acme"]) == 0
    more = loaded(folder, *words) - loaded("--version")
    packages = {name.rpartition(".")[0] for name in more}
    told = {name for name in more - packages if name.split(".")[0] not in sys.stdlib_module_names}
    assert told == OF_EVERY_LIST | own


def test_the_application_waits_for_no_command(tmp_path: Path) -> None:
    """Without words nothing is loaded that reads them or opens an engagement, and it is told so."""
    modules = loaded(f"--folder={tmp_path}")
    assert "screens.cli.opening.application" in modules
    words = {name for name in modules if name.startswith("screens.cli.arguments.")}
    assert words == {"screens.cli.arguments.commands", "screens.cli.arguments.parser"}
    assert not {name for name in modules if name.startswith(("sessions.store", "workshop.record"))}


def test_each_command_is_found_by_its_name() -> None:
    """What adds a command alone adds just those that the table says, in that order."""
    for row in ADDED:
        added = [
            name
            for action in _parser((row,), Parser)._actions
            if isinstance(action, argparse._SubParsersAction)
            for name in action.choices
        ]
        assert added == list(row.commands)


@pytest.mark.slow
def test_an_export_needs_no_screens(tmp_path: Path) -> None:
    """From the command to the written file."""
    script = f"--folder={tmp_path}"
    assert not roots(loaded(script, "new", "Acme")) & SCREENS
    modules = loaded(
        script, "summary", "Acme", "--document", "swot", "-o", str(tmp_path / "swot.md")
    )
    assert not roots(modules) & (SCREENS | {"docx"})
    assert (tmp_path / "swot.md").is_file()


def test_the_version_is_told_at_once() -> None:
    """At most three times an empty program, the best of several in turn.

    Of the time of the processor: other work on the machine lengthens the longer one more.
    """
    resource = pytest.importorskip("resource", reason="Windows counts no time of processes ended")

    def used() -> float:
        spent = resource.getrusage(resource.RUSAGE_CHILDREN)
        return float(spent.ru_utime + spent.ru_stime)

    def seconds(*words: str) -> float:
        start = used()
        subprocess.run([sys.executable, *words], check=True, capture_output=True, cwd=ROOT)
        return used() - start

    pairs = [(seconds("-c", "pass"), seconds("-m", "screens", "--version")) for _ in range(8)]
    assert min(told for _, told in pairs) <= 3 * min(bare for bare, _ in pairs)
