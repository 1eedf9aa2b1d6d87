"""What is handed to others: the package, its dependencies, its version.

Requirement: one version in one place, told in the changelog; every dependency has a range that
ends; the wheel holds what the program needs and nothing else; `pipx install` of it gives a program
that works.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest

from tests import ROOT
from workshop import __version__

PACKAGES: Final = ("workshop", "sessions", "screens")


def project() -> dict[str, Any]:
    """The project as its file describes it."""
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def test_the_version_stands_in_one_place_and_in_the_changelog() -> None:
    """The package takes it from there; what is released has a heading with its date."""
    assert "version" in project()["dynamic"]
    assert "version" not in project()
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## (.*)$", changelog, re.MULTILINE)
    released = [heading.partition(" ")[0] for heading in headings if heading != "Unreleased"]
    assert __version__ == released[0]
    assert headings[0] in ("Unreleased", next(h for h in headings if h.startswith(__version__)))


def test_every_dependency_has_a_range_that_ends() -> None:
    """An unknown next major version is never installed by itself."""
    extras = project()["optional-dependencies"]
    wanted = [*project()["dependencies"], *(one for extra in extras.values() for one in extra)]
    assert len(wanted) > 20
    own = f"{project()['name']}["  # an extra made of others
    assert [one for one in wanted if not re.search(r"==|>=[^,]+,<", one) and own not in one] == []


def shipped() -> set[str]:
    """The files of the packages, as a wheel has them."""
    return {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def run(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program without a terminal."""
    return subprocess.run(
        [str(word) for word in words],
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        env=os.environ | environment,
    )


def required(done: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    """What was done, which must have gone well."""
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done


def program_in(folder: Path, name: str) -> Path:
    """A program of a virtual environment, or of the folder of programs of pipx."""
    return folder / (f"{name}.exe" if os.name == "nt" else name)


@pytest.fixture(scope="module")
def pipx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pipx in an environment of its own; without a network nothing of this file can be tested."""
    place = tmp_path_factory.mktemp("pipx") / "venv"
    venv.create(place, with_pip=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    done = run(program_in(programs, "python"), "-m", "pip", "install", "-q", "pipx", "uv")
    if done.returncode:
        pytest.skip(f"NOT TESTED, no package can be had here: {done.stderr.strip()[-300:]}")
    return program_in(programs, "pipx")


@pytest.fixture(scope="module")
def wheel(pipx: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    assert pipx.exists()
    folder = tmp_path_factory.mktemp("wheel")
    required(run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT))
    (found,) = folder.glob("*.whl")
    return found


@pytest.mark.slow
@pytest.mark.xdist_group("package")
def test_the_wheel_holds_what_the_program_needs_and_nothing_else(wheel: Path) -> None:
    """Guides, style sheets, templates and the sample; no tests, no pages of the manual."""
    with zipfile.ZipFile(wheel) as file:
        names = set(file.namelist())
    about = {name for name in names if ".dist-info/" in name}
    assert names - about == shipped()
    assert any(name.endswith("licenses/LICENSE") for name in about)
    kinds = {Path(name).suffix for name in names}
    assert {".tcss", ".css", ".jinja", ".xml", ".toml", ".txt", ".typed"} <= kinds


@pytest.mark.slow
@pytest.mark.xdist_group("package")
def test_pipx_installs_a_program_that_works(pipx: Path, wheel: Path, tmp_path: Path) -> None:
    """The version is told; the sample opens and is told where there is no terminal."""
    places = {"PIPX_HOME": str(tmp_path / "home"), "PIPX_BIN_DIR": str(tmp_path / "bin")}
    required(run(pipx, "install", "--python", sys.executable, wheel, PYTHONPATH="", **places))
    workshop = program_in(tmp_path / "bin", "workshop")
    assert required(run(workshop, "--version")).stdout == f"workshop {__version__}\n"
    place = {"WORKSHOP_FOLDER": str(tmp_path / "engagements"), "PYTHONPATH": ""}
    assert "8 interviews · 6 workshops" in required(run(workshop, "demo", **place)).stdout
    page = required(
        run(workshop, "summary", "Sample", "--document", "swot", "--format", "html", **place)
    ).stdout
    assert "<!DOCTYPE html>" in page


def lines_of_the_readme() -> list[str]:
    """Every line with which pipx and uv install or run the program from its folder."""
    text = (ROOT / "README.md").read_text("utf-8")
    return re.findall(r"(?:^|`)((?:pipx|uvx?) [^`\n]+)", text, re.MULTILINE)


def test_the_readme_says_how_to_install_and_how_to_try() -> None:
    """With either of the two programs; else the test below tries nothing."""
    found = {tuple(line.split()[:2]) for line in lines_of_the_readme()}
    wanted = {("pipx", "install"), ("uv", "tool"), ("uvx", "--from"), ("pipx", "run")}
    assert found == wanted


@pytest.mark.slow
@pytest.mark.xdist_group("package")
@pytest.mark.parametrize("line", lines_of_the_readme())
def test_the_lines_of_the_readme_do_what_they_say(pipx: Path, tmp_path: Path, line: str) -> None:
    """From a checkout, in a home of its own: the program is there, and the sample opens."""
    bin_folder = tmp_path / ".local" / "bin"
    own = {
        "HOME": str(tmp_path),
        "PATH": os.pathsep.join([str(bin_folder), str(pipx.parent), os.environ["PATH"]]),
        "PIPX_HOME": str(tmp_path / "pipx"),
        "PIPX_BIN_DIR": str(bin_folder),
        "UV_TOOL_DIR": str(tmp_path / "uv"),
        "UV_TOOL_BIN_DIR": str(bin_folder),
        "UV_PYTHON": sys.executable,
        "WORKSHOP_FOLDER": str(tmp_path / "engagements"),
        "PYTHONPATH": "",
    }
    program, *words = line.split()
    done = required(run(program_in(pipx.parent, program), *words, **own))
    if "demo" not in words:
        assert program_in(bin_folder, "workshop").exists()
        done = required(run(program_in(bin_folder, "workshop"), "demo", **own))
    assert "8 interviews · 6 workshops" in done.stdout
