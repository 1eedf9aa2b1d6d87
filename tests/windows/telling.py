"""Tells what each test came to in a file, line by line, for whoever runs them from outside.

A process that hangs or dies has told all that it did before. A test that the file already names is
not run again. Used by `.ci/windows_suites.py`, with `-p tests.windows.telling`.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

import pytest

VARIABLE: Final = "WORKSHOP_TESTS_TOLD"
"""What names the file."""


class Telling:
    """Writes to the file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._done = {line["node"] for line in self._lines()}
        self._now: dict[str, object] = {}

    def _lines(self) -> list[dict[str, str]]:
        if not self.file.exists():
            return []
        lines = [json.loads(line) for line in self.file.read_text("utf-8").splitlines()]
        return [line for line in lines if line["outcome"] not in ("loaded", "begun")]

    def _tell(self, node: str, outcome: str, seconds: float = 0.0, text: str = "") -> None:
        line = {"node": node, "outcome": outcome, "seconds": round(seconds, 1), "text": text}
        with self.file.open("a", encoding="utf-8", newline="\n") as out:
            out.write(json.dumps(line) + "\n")

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Leave out what was told before."""
        again = [item for item in items if item.nodeid in self._done]
        if again:
            config.hook.pytest_deselected(items=again)
            items[:] = [item for item in items if item.nodeid not in self._done]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A file that cannot be loaded is told once; what is loaded shows that it goes on."""
        if report.failed and report.nodeid not in self._done:
            self._tell(report.nodeid, "failed", text=report.longreprtext)
        elif report.passed:
            self._tell(report.nodeid, "loaded")

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """The name of a test is told before it runs."""
        self._now = {"outcome": "passed", "seconds": 0.0, "text": ""}
        self._tell(nodeid, "begun")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Setting up, running and clearing away are one test here."""
        self._now["seconds"] = float(str(self._now["seconds"])) + report.duration
        if not report.passed and self._now["outcome"] == "passed":
            self._now["outcome"] = report.outcome
            self._now["text"] = report.longreprtext

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """What the test came to."""
        now = self._now
        self._tell(nodeid, str(now["outcome"]), float(str(now["seconds"])), str(now["text"]))


def pytest_configure(config: pytest.Config) -> None:
    """Where a file is named, it is told."""
    if file := os.environ.get(VARIABLE):
        config.pluginmanager.register(Telling(Path(file)), "telling-what-tests-come-to")
