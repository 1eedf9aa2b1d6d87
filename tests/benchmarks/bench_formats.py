"""The SWOT summary of the sample and one of 1,000 factors, written in every format.

Run `python -m tests.benchmarks.bench_formats`. The baseline of each is Markdown, in the same run:
it lays nothing out. Each is written once, for what was set before is set faster; the library of a
format is loaded before, and processes that it starts are counted.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sessions.demo.build import make_demo
from sessions.exports.files import render
from sessions.exports.registry import REPORTS
from tests.builders.reports import huge, sample
from workshop.report.blocks import Report
from workshop.report.build import build

QUARTER: Final = 250
"""So many factors in each of the four fields, each with five statements behind it."""


def reports() -> Iterator[tuple[str, Report]]:
    """What is written, with what it is called."""
    with tempfile.TemporaryDirectory() as place, make_demo(Path(place) / "sample") as store:
        yield "the sample", build(store.record, "swot", "restricted")
    yield "1,000 factors", huge(QUARTER)


def measured(report: Report, form: str) -> tuple[float, int]:
    """Seconds of processor time that writing takes, and the size of the file in bytes."""
    start = os.times()
    size = len(render(report, form))
    return sum(os.times()[:4]) - sum(start[:4]), size


def main() -> None:
    """Measure and print."""
    for form in REPORTS:
        render(sample(), form)
    for name, report in reports():
        print(name)
        forms = [form for form, row in REPORTS.items() if row.holds(report.document)]
        found = {form: measured(report, form) for form in forms}
        for form, (took, size) in found.items():
            ratio = took / found["md"][0]
            print(f"  {form:<5} {took:>7.2f} s  {ratio:>6.1f} × Markdown  {size // 1024:>6,} KB")


if __name__ == "__main__":
    main()
