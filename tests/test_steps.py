"""The steps of CI: what fails beside another step fails the whole, and what each said is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

STEPS = Path(__file__).parents[1] / ".ci" / "steps.sh"

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
