"""The tests of the record on Windows are run to their end, whatever one of them does.

Requirement: a test that hangs, or takes its process with it, is named with what happened, and all
others are run; each folder is told with how many passed, failed and were left out; what was well
is not run again when only the rest is asked for.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="runs where wine does")

FILES = {
    "good": "def test_a(): pass\ndef test_b(): pass\n",
    "bad": (
        "import os, time, pytest\n"
        "def test_first(): pass\n"
        "def test_hangs(): time.sleep(60)\n"
        "def test_between(): pass\n"
        "def test_dies(): os._exit(7)\n"
        "def test_fails(): assert 'apples' == 'pears'\n"
        "@pytest.fixture\n"
        "def broken():\n"
        "    yield 1\n"
        "    raise OSError('cannot be cleared away')\n"
        "def test_passes_and_cannot_be_cleared_away(broken): pass\n"
        "@pytest.mark.skip(reason='needs another system')\n"
        "def test_left_out(): pass\n"
        "def test_last(): pass\n"
    ),
    "broken": "import nothing_of_that_name\n",
}
OF_BAD = {
    "first": "passed",
    "hangs": "stopped",
    "between": "passed",
    "dies": "stopped",
    "fails": "failed",
    "passes_and_cannot_be_cleared_away": "failed",
    "left_out": "skipped",
    "last": "passed",
}


@pytest.fixture(scope="module")
def suites() -> ModuleType:
    """The script."""
    spec = importlib.util.spec_from_file_location("suites", ROOT / ".ci" / "windows_suites.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


NOT_WELL = ("failed", "stopped")


class Runner:
    """Starts the Python that runs this in the place of the one of Windows, and counts how often."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.begun = 0

    def __call__(self, words: list[str], told: dict[str, str]) -> subprocess.Popen[bytes]:
        """Begin a run."""
        self.begun += 1
        own = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        plain = [word for word in words if "strict" not in word and word != "-o"]
        return subprocess.Popen(
            [sys.executable, *plain], cwd=self.root, env={**os.environ, **told, **own},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with three folders of tests."""
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = slow\n", "utf-8")
    for name, text in FILES.items():
        (tmp_path / "tests" / name).mkdir(parents=True)
        (tmp_path / "tests" / name / f"test_{name}.py").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("node", "asked", "folder"),
    [
        ("tests/a/b/test_c.py::test_d[x/y::z]", True, "tests/a/b"),
        ("tests/a/b/c/d/test_c.py::test_d", True, "tests/a/b"),
        ("tests/a/test_c.py::test_d", True, "tests/a/*.py"),
        ("tests/ab/c/test_c.py", False, "tests/ab/c"),
    ],
)
def test_tests_are_counted_by_folder(
    suites: ModuleType, node: str, asked: bool, folder: str
) -> None:
    """Also a file that cannot be loaded; a name that only begins alike is another folder's."""
    assert suites.is_of(node, ["tests/a"]) is asked
    assert suites.folder_of(node) == folder


@pytest.mark.slow
def test_what_hangs_or_dies_is_named_and_all_others_are_run(
    suites: ModuleType,
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And so is what fails; a file that cannot be loaded is a failure; the rest is what is left."""
    monkeypatch.setattr(suites, "TEST_SECONDS", 6)
    runner, place = Runner(root), root / "kept"
    assert suites.run_suites(place, ["tests"], runner, lambda: None) == 1
    told = suites.outcomes(suites.told(place / "told.jsonl"))
    of_bad = {node.partition("::test_")[2]: line for node, line in told.items() if "/bad/" in node}
    assert {name: line["outcome"] for name, line in of_bad.items()} == OF_BAD
    said = capsys.readouterr().out
    assert "tests/bad/*.py: 3 passed, 2 failed, 2 stopped, 1 left out in" in said
    assert "tests/good/*.py: 2 passed, 0 failed in" in said
    assert "STOPPED tests/bad/test_bad.py::test_hangs\n    said nothing for 6 s" in said
    assert "STOPPED tests/bad/test_bad.py::test_dies\n    ended its process" in said
    assert "FAILED tests/broken/test_broken.py\n" in said
    assert "nothing_of_that_name" in said
    assert "apples" in said
    assert "cannot be cleared away" in said
    assert runner.begun == 3  # once, and behind each that ended its process

    (root / "tests" / "broken" / "test_broken.py").write_text("def test_c(): pass\n", "utf-8")
    mended = "".join(f"def test_{name}(): pass\n" for name in OF_BAD)
    (root / "tests" / "bad" / "test_bad.py").write_text(mended, "utf-8")
    assert suites.run_suites(place, ["rest"], runner, lambda: None) == 1, "of other folders"
    assert suites.run_suites(place, ["rest", "tests"], runner, lambda: None) == 0
    again = suites.told(place / "told.jsonl")
    begun = [line["node"].partition("::test_")[2] for line in again if line["outcome"] == "begun"]
    assert sorted(begun) == ["c", *sorted(name for name in OF_BAD if OF_BAD[name] in NOT_WELL)]
    assert "Windows suites: 10 passed, 0 failed, 1 left out in" in capsys.readouterr().out
