"""Who imports whom in a source tree: every import, also a deferred, a relative and a type-only one.

It is read from the text, by the standard library alone: to be importable is not enough, for what an
interpreter never runs, as under `TYPE_CHECKING`, makes a circle for whoever reads, tests or moves a
module as much as an import that runs. An import by a name made at run time is no import here; the
test names the modules that do that.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

Graph = Mapping[str, Mapping[str, str]]
"""By importer and by what it imports, the place of one such import: `screens/app/app.py:12`."""


def modules_in(root: Path, packages: Iterable[str]) -> dict[str, Path]:
    """The files of the packages under a folder, by their dotted names."""
    found = {}
    for package in packages:
        for path in sorted((root / package).rglob("*.py")):
            name = ".".join(path.relative_to(root).with_suffix("").parts)
            found[name.removesuffix(".__init__")] = path
    return found


def import_graph(root: Path, packages: Iterable[str]) -> Graph:
    """Who imports whom among the modules of the packages under a folder."""
    modules = modules_in(root, packages)
    return {
        name: {
            target: f"{path.relative_to(root).as_posix()}:{line}"
            for target, line in _imports(name, path, modules)
            if target != name
        }
        for name, path in modules.items()
    }


def _imports(name: str, path: Path, modules: Mapping[str, Path]) -> Iterator[tuple[str, int]]:
    """The modules that one imports, each with a line."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in _statements(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from ((target, node.lineno) for target in _known(alias.name, modules))
        elif isinstance(node, ast.ImportFrom):
            start = package.split(".")
            within = start[: len(start) - node.level + 1] if node.level else []
            source = ".".join([*within, *([node.module] if node.module else [])])
            for alias in node.names:
                for target in _known(f"{source}.{alias.name}", modules):
                    yield target, node.lineno


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    """Every statement, however deep; expressions are ten times more, and hold no import."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for part in _BLOCKS:
            waiting += getattr(node, part, ())


_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")
"""Where statements have statements in them."""


def _known(name: str, modules: Mapping[str, Path]) -> Iterator[str]:
    """The module that a dotted name is or is taken from, where it is one of ours."""
    while name and name not in modules:
        name = name.rpartition(".")[0]
    if name:
        yield name


def folders(graph: Graph, modules: Mapping[str, Path]) -> Graph:
    """The same between folders; a package is the folder of its `__init__`."""
    found: dict[str, dict[str, str]] = {}
    for name, targets in graph.items():
        here = _folder(name, modules)
        for target, place in targets.items():
            there = _folder(target, modules)
            found.setdefault(here, {})
            if there != here:
                found[here].setdefault(there, f"{place} imports {target}")
    return found


def _folder(name: str, modules: Mapping[str, Path]) -> str:
    return name if modules[name].name == "__init__.py" else name.rpartition(".")[0]


def circles(graph: Graph) -> list[str]:
    """One sentence a circle: a shortest way round each knot of the graph, with its places."""
    return [_told(_way_round(knot, graph), graph) for knot in _knots(graph)]


def _knots(graph: Graph) -> list[list[str]]:
    """The sets of modules that can each be reached from each other, after Tarjan (1972)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for target in graph.get(name, ()):
            if target not in index:
                visit(target)
                low[name] = min(low[name], low[target])
            elif target in stack:
                low[name] = min(low[name], index[target])
        if low[name] == index[name]:
            place = stack.index(name)
            knot, stack[place:] = stack[place:], []
            if len(knot) > 1:
                found.append(sorted(knot))

    for name in graph:
        if name not in index:
            visit(name)
    return sorted(found)


def _way_round(knot: list[str], graph: Graph) -> list[str]:
    """A shortest way from the first of a knot round to itself."""
    start = knot[0]
    ways, seen = [[start]], set[str]()
    while ways:
        way = ways.pop(0)
        for target in graph[way[-1]]:
            if target == start:
                return [*way, start]
            if target in knot and target not in seen:
                seen.add(target)
                ways.append([*way, target])
    raise AssertionError(f"no way round {knot}")


def _told(way: list[str], graph: Graph) -> str:
    steps = (f"{a} -> {b} ({graph[a][b]})" for a, b in pairwise(way))
    return "; ".join(steps)
