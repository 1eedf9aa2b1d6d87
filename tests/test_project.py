"""The project itself: one-way imports, commands that are true, nothing that should not be here."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT

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
    assert [line.split()[0] for line in command_lines(readme)] == ["python3", "python3", "py"]


def test_the_lines_for_windows_are_for_its_shell() -> None:
    """Windows PowerShell 5.1 knows no `&&`; neither `python3` nor `.venv/bin` is there."""
    readme = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(r"```powershell\n(.*?)```", readme, re.DOTALL)
    assert blocks
    assert not any(word in block for block in blocks for word in ("&&", "python3", ".venv/bin"))


def test_every_benchmark_is_on_the_page_of_figures() -> None:
    """And none is named there that is no more."""
    page = (ROOT / "docs" / "performance.md").read_text("utf-8")
    named = set(re.findall(r"^python -m tests\.benchmarks\.(bench_\w+) +#", page, re.MULTILINE))
    assert named == {path.stem for path in (ROOT / "tests" / "benchmarks").glob("bench_*.py")}


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


@pytest.mark.slow
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


def test_every_picture_and_page_is_of_a_test() -> None:
    """None is left of a test that has another name by now, or is no more."""
    tests = Path(__file__).parent
    kept = [*tests.rglob("__snapshots__/*/*"), *tests.rglob("__pages__/*/*")]
    assert kept
    for each in kept:
        name = each.name.partition("[")[0].removesuffix(each.suffix)
        module = each.parents[2] / f"{each.parent.name}.py"
        assert f"def {name}(" in module.read_text("utf-8"), each


def test_every_module_says_what_it_is() -> None:
    """Each module begins with a docstring."""
    modules = [*ROOT.glob("workshop/**/*.py"), *ROOT.glob("sessions/**/*.py")]
    modules += [*ROOT.glob("screens/**/*.py"), *ROOT.glob("tests/**/*.py")]
    assert [
        path for path in modules if not path.read_text("utf-8").startswith(('"""', 'r"""'))
    ] == []


def exceptions_of(package: str) -> set[str]:
    """The names of all exceptions that the modules of a package define."""
    for name in modules_of(package):
        importlib.import_module(name)
    found, known = [BaseException], set[str]()
    while found:
        below = found.pop().__subclasses__()
        found += below
        known |= {each.__name__ for each in below if each.__module__.startswith(f"{package}.")}
    return known


@pytest.mark.parametrize("module", ["workshop.errors", "sessions.errors", "screens.base.errors"])
def test_every_exception_is_in_the_tree_of_its_package(module: str) -> None:
    """The docstring of `errors` names each one."""
    package = module.partition(".")[0]
    tree = importlib.import_module(module).__doc__ or ""
    defined = exceptions_of(package)
    assert f"{package.capitalize()}Error" in defined
    assert sorted(defined - set(re.findall(r"\w+", tree))) == []


BESIDE_THE_SEAM = {
    "demo/build.py": "reads the sample that ships",
    "disk/disk.py": "it is the seam",
    "disk/staging.py": "removes what is half-made and was never an engagement",
    "exports/languages/catalogue.py": "reads the words that ship",
    "exports/pdf/compiler.py": "gives images to typst in a folder that is gone at once",
    "exports/pdf/writer.py": "reads the templates that ship",
    "verify/reading/read.py": "reads a file that somebody brought",
    "exports/web/page.py": "reads the style sheet that ships",
    "exports/word/package.py": "reads the styles that ship",
    "imports/method_input.py": "reads a file that somebody brought",
    "imports/refi/project.py": "reads a file that somebody brought",
    "imports/registry.py": "looks at the beginning of a file that somebody brought",
    "imports/notes.py": "reads a file that somebody brought",
    "imports/table.py": "reads a file that somebody brought",
    "imports/transcript.py": "reads a file that somebody brought",
    "imports/transcript_file.py": "reads a file that somebody brought",
    "library/guide_files.py": "reads guides, which are files of their own",
    "library/guides.py": "keeps guides, which are files of their own",
    "library/places.py": "keeps the list of recent engagements, which may be lost",
    "library/session_lists.py": "keeps lists of sessions, which may be lost",
    "library/shipped_index.py": "reads the index of the guides that ship",
    "library/sync_folders.py": "reads what the programs of synced folders left on the machine",
    "pack/index_page.py": "reads the page and the style sheet that ship",
    "transfer/source.py": "reads files that somebody brought",
}
"""The modules of `sessions` that reach the disk by themselves, each with the reason."""

MODULES_OF_DISKS = {"os", "shutil", "tempfile", "io"}
WAYS_TO_THE_DISK = {
    "copy", "copy2", "copyfile", "copytree", "fdopen", "fsync", "ftruncate", "hardlink_to", "link",
    "makedirs", "mkdir", "mkdtemp", "mkstemp", "move", "open", "read_bytes", "read_text", "remove",
    "rename", "replace", "rmdir", "rmtree", "symlink", "symlink_to", "touch", "truncate", "unlink",
    "write_bytes", "write_text",
}  # fmt: skip
MEANT_ELSEWHERE = {"copy", "move", "open", "remove", "replace", "truncate", "link"}
"""Ways that other things than paths have too: a text is replaced, a store is opened."""


def reaches_the_disk(call: ast.Call) -> bool:
    """Whether a call reads the content of a file, or makes, changes, moves or removes one."""
    match call.func:
        case ast.Name("open"):
            return True
        case ast.Attribute(ast.Name(module), name) if module in MODULES_OF_DISKS:
            return name in WAYS_TO_THE_DISK
        case ast.Attribute(ast.Name("disk") | ast.Attribute(attr="_disk" | "disk"), _):
            return False
        case ast.Attribute(_, "open"):
            modes = [*call.args, *(word.value for word in call.keywords if word.arg == "mode")]
            return any(isinstance(mode, ast.Constant) for mode in modes)
        case ast.Attribute(_, name):
            return name in WAYS_TO_THE_DISK - MEANT_ELSEWHERE
    return False


def calls_to_the_disk(text: str) -> list[str]:
    """The calls in a module that reach the disk by themselves."""
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return [ast.unparse(call) for call in calls if reaches_the_disk(call)]


def test_the_disk_is_reached_through_one_seam() -> None:
    """No module of `sessions` reaches the disk but through `Disk`, save those with a reason."""
    package = ROOT / "sessions"
    found = {
        path.relative_to(package).as_posix(): calls
        for path in sorted(package.rglob("*.py"))
        if (calls := calls_to_the_disk(path.read_text("utf-8")))
    }
    assert {name: calls for name, calls in found.items() if name not in BESIDE_THE_SEAM} == {}
    assert set(BESIDE_THE_SEAM) - set(found) == set()  # a reason that no call needs any more


@pytest.mark.parametrize(
    "call",
    [
        "open(path)", "path.open('rb')", "path.open(mode='w')", "os.open(path, os.O_RDONLY)",
        "os.replace(a, b)", "os.unlink(path)", "shutil.rmtree(path)", "path.write_text('')",
        "path.read_bytes()", "path.unlink()", "folder.path.mkdir()", "self.file.rename(b)",
    ],
)  # fmt: skip
def test_a_call_beside_the_seam_is_seen(call: str) -> None:
    """The check sees every way to the disk."""
    assert calls_to_the_disk(call)


@pytest.mark.parametrize(
    "call",
    ["disk.replace(a, b)", "self._disk.remove(a)", "Store.open(folder)", "text.replace('a', 'b')"],
)
def test_a_call_through_the_seam_is_let_pass(call: str) -> None:
    """The check does not take the seam, or a word that means something else, for the disk."""
    assert not calls_to_the_disk(call)
