"""The steps of CI: what fails beside another step fails the whole, and what each said is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CI = Path(__file__).parents[1] / ".ci"
STEPS = CI / "steps.sh"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script of the other systems")


def steps(script: str) -> subprocess.CompletedProcess[str]:
    """Run some steps."""
    source = f"set -euo pipefail\nsource {STEPS}\n{script}\necho to the end\n"
    return subprocess.run(
        ["bash", "-c", source], capture_output=True, text=True, timeout=60, check=False
    )


def test_steps_beside_each_other_tell_all_that_they_said_in_order() -> None:
    """The first one first, although it takes longer."""
    done = steps('begin one 1 <<<"sleep 0.3; echo slow"\nbegin two 1 <<<"echo quick"\nfinish')
    told = [line.partition(":")[0] for line in done.stdout.splitlines()]
    assert told == ["== one", "slow", "-- one", "== two", "quick", "-- two", "to the end"]
    assert done.returncode == 0


@pytest.mark.parametrize("failing", ["one", "two"])
def test_a_step_that_fails_beside_another_fails_the_whole(failing: str) -> None:
    """Whichever it is; the other one is waited for and told, and nothing is run after them."""
    words = {"one": "echo from one", "two": "echo from two"}
    words[failing] += "; exit 3"
    begun = "\n".join(f'begin {name} 1 <<<"{commands}"' for name, commands in words.items())
    done = steps(f"{begun}\nfinish\nstep after 1 <<<'echo from after'")
    assert done.returncode == 3
    assert "from one" in done.stdout
    assert "from two" in done.stdout
    assert f"{failing}: failed" in done.stdout
    assert "after" not in done.stdout
    assert "to the end" not in done.stdout


def test_a_step_that_hangs_is_stopped_and_named() -> None:
    """After its minutes, here a fiftieth of one."""
    done = steps("step hanging 0.02 <<<'sleep 30'")
    assert done.returncode == 124
    assert "hanging: stopped after 0.02 minutes" in done.stderr


OTHERS = {
    "3.12": "[ $1 = -c ]",
    "3.13": "[ $1 = -c ] || (mkdir -p $3/bin; cp $0 $3/bin/python; ln -s /bin/false $3/bin/pip)",
    "3.14": "exit 1",
}
"""What other Pythons do: one makes no environment, one has no packages, one does not start."""


def test_a_python_that_cannot_be_tried_is_told_aloud(tmp_path: Path) -> None:
    """Whatever it lacks: nothing fails, and nobody takes it for one that was tried."""
    programs = {tmp_path / "bin" / f"python{version}": act for version, act in OTHERS.items()}
    programs[tmp_path / ".venv" / "bin" / "python"] = "echo 3.11"
    (tmp_path / ".ci").mkdir()
    shutil.copy(CI / "pythons", tmp_path / ".ci")
    for program, act in programs.items():
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f"#!/bin/sh\n{act}\n", "utf-8")
        program.chmod(0o700)
    places = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "PYENV_ROOT": str(tmp_path)}
    done = subprocess.run(
        [tmp_path / ".ci" / "pythons"], capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, **places, "XDG_CACHE_HOME": str(tmp_path / "cache")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = [line.split(" WAS NOT TRIED: ") for line in done.stdout.splitlines()]
    assert told == [
        ["!! PYTHON 3.12", "it makes no environment"],
        ["!! PYTHON 3.13", "its packages cannot be had"],
        ["!! PYTHON 3.14", "it is not on this machine"],
    ]
