"""Showing a file in its folder on each system: what is started, and what is said otherwise."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from screens.base.system.show_in_folder import command_for, show_in_folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file whose name would be taken for an option, or for two, by careless programs."""
    file = tmp_path / "-R, $(x) & 'y'.docx"
    file.write_text("x")
    return file


def test_each_system_has_its_own(file: Path) -> None:
    """The file is marked where that can be; its name is one word, as a whole path."""
    explorer = command_for(file, "win32")
    assert str(explorer).endswith(f'explorer.exe" /select,"{file}"')
    assert str(command_for(file.parent, "win32")).endswith(f'explorer.exe" "{file.parent}"')
    assert command_for(file, "darwin") == ["/usr/bin/open", "-R", str(file)]
    assert command_for(file.parent, "darwin") == ["/usr/bin/open", str(file.parent)]
    assert command_for(file, "linux") == ["xdg-open", str(file.parent)]


class Program:
    """A file manager that ends with a status, or does not end."""

    def __init__(self, status: int | None) -> None:
        self.status = status

    def wait(self, seconds: float) -> int:
        """Its status, if it ends."""
        if self.status is None:
            raise subprocess.TimeoutExpired("it", seconds)
        return self.status

    def poll(self) -> int | None:
        """The same without waiting."""
        return self.status


@pytest.mark.parametrize(
    ("system", "status", "told"),
    [("linux", 0, ""), ("linux", None, ""), ("linux", 3, "could not be started"),
     ("win32", 1, ""), ("darwin", 1, "could not be started")],
)  # fmt: skip
def test_a_file_manager_that_fails_is_told(
    file: Path, system: str, status: int | None, told: str
) -> None:
    """With where the file is; Explorer says 1 where all is well. No shell is ever asked."""
    started: list[dict[str, Any]] = []

    def start(_: object, **options: Any) -> Program:
        started.append(options)
        return Program(status)

    said = show_in_folder(file, system, start)
    assert told in said
    assert (str(file) in said) is bool(told)
    assert "shell" not in started[0]


def test_where_there_is_none_or_no_file(file: Path) -> None:
    """Over SSH, in a container; or somebody moved what was written."""

    def start(*_: object, **__: object) -> Program:
        raise FileNotFoundError

    assert "No file manager" in show_in_folder(file, "linux", start)
    file.unlink()
    assert "not there any more" in show_in_folder(file, "linux", start)
