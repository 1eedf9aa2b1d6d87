"""The storage makes no disk call but through the seam.

Requirement: whatever the store loads of `sessions` uses a `Disk`, so that every fault can be put
under it; each exception is named here, with its reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sessions

PACKAGE = Path(sessions.__file__).parent

SEAM = "sessions.disk.disk"

ROOTS = ["sessions.store.store", "sessions.erasure.journal_rewriter"]
"""The storage is this and all that it loads."""

BESIDE = {"sessions.erasure.erase", "sessions.transfer.merge_folders"}
"""What changes files of an engagement too; it also loads readers of files from elsewhere."""

EXCEPTIONS = {
    # Locks by a handle of its own that it opens; no record depends on what is in that file.
    ("sessions.disk.lock", "filelock"),
    # Only looks what is there, for the words of a refusal: Windows has one for several things.
    ("sessions.errors", "lexists"),
    ("sessions.errors", "exists"),
    ("sessions.errors", "is_dir"),
    # Looks whether a file that was handed out is still there; no record depends on it.
    ("sessions.disk.export_ledger", "is_file"),
    # Only looks which folders a sync client copies, on this machine; no record depends on it.
    ("sessions.library.sync_folders", "read_bytes"),
    ("sessions.library.sync_folders", "exists"),
    ("sessions.library.sync_folders", "glob"),
    # Tells a zip from a folder, of what a person named to be read.
    ("sessions.transfer.merge_folders", "is_file"),
}

MODULES = {"filelock", "fcntl", "mmap", "shutil", "sqlite3", "tempfile", "zipfile", "tarfile"}
"""Modules that go to the disk."""

CALLS = {
    *("chmod", "exists", "fsync", "ftruncate", "glob", "hardlink_to", "is_dir", "is_file"),
    *("iterdir", "lexists", "link_to", "listdir", "lstat", "makedirs", "mkdir", "read_bytes"),
    *("read_text", "rename", "rglob", "rmdir", "rmtree", "samefile", "scandir", "stat"),
    *("symlink_to", "touch", "truncate", "unlink", "utime", "walk", "write_bytes", "write_text"),
}
"""Calls of `os` and `pathlib` that go to the disk."""


def tree_of(module: str) -> ast.Module:
    """The source of a module of the package."""
    path = PACKAGE.joinpath(*module.split(".")[1:])
    file = path.with_suffix(".py")
    file = file if file.exists() else path / "__init__.py"
    return ast.parse(file.read_text("utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """The names of the modules that a module loads."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def storage() -> set[str]:
    """The modules that the storage is made of."""
    known = {path.relative_to(PACKAGE.parent).with_suffix("") for path in PACKAGE.rglob("*.py")}
    names = {".".join(path.parts).removesuffix(".__init__") for path in known}
    found, waiting = set[str](), list(ROOTS)
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += [name for name in imported(tree_of(module)) if name in names]
    return (found | BESIDE) - {SEAM, "sessions"}


def disk_calls(tree: ast.Module, module: str = "") -> set[tuple[str, str]]:
    """What a module does on the disk by itself: which call, or which library it loads for it."""
    found = {(module, name) for name in imported(tree) if name in MODULES}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id == "open":
            found.add((module, "open"))
        if isinstance(node.func, ast.Attribute) and not _on_disk(node.func.value):
            name = node.func.attr
            if name in CALLS or (name == "open" and _opens_a_file(node)):
                found.add((module, name))
    return found


def _on_disk(owner: ast.expr) -> bool:
    """Whether a call is one of the seam: `disk.x(...)`, `self._disk.x(...)`."""
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return name.lstrip("_") == "disk"


def _opens_a_file(call: ast.Call) -> bool:
    """Whether `x.open(...)` is that of a path or of `os`, and not a way of opening of our own."""
    assert isinstance(call.func, ast.Attribute)
    of_system = isinstance(call.func.value, ast.Name) and call.func.value.id in ("os", "io")
    modes = [arg for arg in call.args if isinstance(arg, ast.Constant)]
    return of_system or not call.args or bool(modes)


@pytest.mark.parametrize("module", sorted(storage()))
def test_the_storage_goes_through_the_seam(module: str) -> None:
    """No module of it opens, looks for, renames or removes a file by itself."""
    assert disk_calls(tree_of(module), module) <= EXCEPTIONS


def test_the_storage_is_found_whole() -> None:
    """The modules that matter most are among those that are looked at."""
    journal = {f"sessions.journal.{name}" for name in ("reader", "writer", "reserve")}
    disk = {"sessions.disk.folder", "sessions.disk.lock"}
    assert {*journal, *disk, "sessions.database.checkpoint"} <= storage()


@pytest.mark.parametrize(
    "line",
    [
        "Path('x').open('wb')",
        "open('x')",
        "import os; os.fsync(3)",
        "self.path.unlink()",
        "from shutil import rmtree",
        "folder.journal.exists()",
    ],
)
def test_the_check_catches_a_call_beside_the_seam(line: str) -> None:
    """However it is made."""
    assert disk_calls(ast.parse(line))


@pytest.mark.parametrize(
    "line", ["self._disk.exists(x)", "disk.read(x)", "Store.open(x)", "text.replace('a', 'b')"]
)
def test_the_check_lets_the_seam_pass(line: str) -> None:
    """And what is no call of the disk."""
    assert not disk_calls(ast.parse(line))
