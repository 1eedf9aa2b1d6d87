"""The order of the program: no circle of imports between files or folders, nothing too large."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from tests import ROOT
from tests.import_graph import circles, folders, import_graph, modules_in

PACKAGES: Final = ("workshop", "sessions", "screens")

BY_NAME: Final = {
    "screens/cli/main.py": "the task of a command; only the one that is given is loaded",
    "sessions/exports/extras.py": "what an extra brings; only where it is asked for and installed",
    "sessions/exports/registry.py": "a format; only the one that is asked for is loaded",
    "screens/cli/arguments/__init__.py": "the words of a command; only of the one that is given",
    "sessions/imports/registry.py": "an import; only the one that is asked for is loaded",
    "workshop/__main__.py": "`python -m workshop` is the command line",
    "workshop/methods/__init__.py": "a method; only the one that is asked for is loaded",
    "workshop/report/boards/all_boards.py": "a board; only the one that is asked for is loaded",
    "workshop/report/build.py": "a document; only the one that is asked for is loaded",
    "workshop/report/session/content.py": "what a room did in steps of a kind; only where it did",
    "workshop/report/session/step_sections.py": "the section of a kind with a room of its own",
    "workshop/registers/kinds/__init__.py": "a register; every file of the folder is one",
}
"""The modules that import by a name made at run time, unseen by the graph, each with its reason."""

MOST_MODULES: Final = 20
MOST_LINES: Final = 400
LONGEST_CLASS: Final = 300


def files() -> dict[str, Path]:
    """The source files of the program by their dotted names."""
    return modules_in(ROOT, PACKAGES)


def test_nothing_imports_itself_by_a_circle() -> None:
    """Type-only, deferred and relative imports counted, every arrow between files leads down.

    Neither is there a circle between two folders, made of several files of each.
    """
    graph = import_graph(ROOT, PACKAGES)
    assert circles(graph) == []
    assert circles(folders(graph, files())) == []


def imports_by_name(path: Path) -> bool:
    """Whether a module imports by a name made at run time."""
    source = path.read_text("utf-8")
    if not any(name in source for name in ("import_module", "__import__")):
        return False
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return any(
        (isinstance(call, ast.Name) and call.id in ("import_module", "__import__"))
        or (isinstance(call, ast.Attribute) and call.attr == "import_module")
        for call in calls
    )


def test_what_is_imported_by_name_is_known() -> None:
    """Imports that the graph cannot see are few, and each has a reason."""
    found = {
        path.relative_to(ROOT).as_posix() for path in files().values() if imports_by_name(path)
    }
    assert found == set(BY_NAME)


@pytest.mark.parametrize(
    "back",
    [
        "import house.low",
        "from house import low",
        "from . import low",
        "from .low import thing",
        "def late():\n    from house.low import thing",
        "if TYPE_CHECKING:\n    from house.low import thing",
    ],
)
def test_a_circle_is_found_however_it_is_made(tmp_path: Path, back: str) -> None:
    """Of two modules, with the places, whichever way the second one imports the first."""
    house = tmp_path / "house"
    house.mkdir()
    (house / "__init__.py").touch()
    (house / "low.py").write_text("\nfrom house.high import other\n", "utf-8")
    (house / "high.py").write_text(back, "utf-8")
    (house / "alone.py").write_text("import house.low, house.high", "utf-8")
    line = back.count("\n") + 1
    assert circles(import_graph(tmp_path, ["house"])) == [
        f"house.high -> house.low (house/high.py:{line}); house.low -> house.high (house/low.py:2)"
    ]


def test_a_circle_of_folders_is_found(tmp_path: Path) -> None:
    """Of two folders, although no two files make one."""
    for folder, text in (("a", "from house.b import one"), ("b", "")):
        (tmp_path / "house" / folder).mkdir(parents=True)
        (tmp_path / "house" / folder / "__init__.py").touch()
        (tmp_path / "house" / folder / "one.py").write_text(text, "utf-8")
    (tmp_path / "house" / "__init__.py").touch()
    (tmp_path / "house" / "b" / "two.py").write_text("import house.a.two", "utf-8")
    (tmp_path / "house" / "a" / "two.py").touch()
    graph = import_graph(tmp_path, ["house"])
    assert circles(graph) == []
    (found,) = circles(folders(graph, modules_in(tmp_path, ["house"])))
    assert "house.a -> house.b (house/a/one.py:1" in found
    assert "house.b -> house.a (house/b/two.py:1" in found


def test_no_folder_is_too_full() -> None:
    """One look at a folder is enough; sort what it holds into folders by what it is about."""
    count = Counter(path.parent for path in files().values() if path.name != "__init__.py")
    full = {
        f"{folder.relative_to(ROOT)} has {number} modules: sort them into folders by subject"
        for folder, number in count.items()
        if number > MOST_MODULES
    }
    assert full == set()


def test_no_file_is_too_long() -> None:
    """A file has one subject; what has a subject of its own goes into a module of its own."""
    lines = {path: path.read_text("utf-8").count("\n") for path in files().values()}
    long = {
        f"{path.relative_to(ROOT)} has {number} lines: move one subject into a module of its own"
        for path, number in lines.items()
        if number > MOST_LINES
    }
    assert long == set()


def test_no_class_is_too_long() -> None:
    """A class has one job; what it does beside that is the job of an object that it has."""
    sources = ((path, path.read_text("utf-8")) for path in files().values())
    # No class is longer than its file.
    sources = ((path, source) for path, source in sources if source.count("\n") >= LONGEST_CLASS)
    classes = (
        (path, node)
        for path, source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef) and node.end_lineno
    )
    long = {
        f"{path.relative_to(ROOT)}: {node.name} has {length} lines: give a part of its job to an "
        "object that it has, not to a class that it inherits from"
        for path, node in classes
        if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_CLASS
    }
    assert long == set()
