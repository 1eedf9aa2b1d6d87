"""What is measured of projects: today, expected and reached, by the approach that is taken."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import LinkField, TextField
from workshop.registers.register import Register

BENCHMARKS: Final = "benchmarks"
"""The name of the register."""

REGISTER: Final = Register(
    name=BENCHMARKS,
    title="Benchmarks",
    one="benchmark",
    prefix="BM",
    means="What is measured of a project, with what each approach is expected to reach.",
    place=54,
    fields=(
        TextField(
            id="measure",
            title="Measure",
            means="What is measured: `minutes to find a file`.",
            required=True,
            weight=3,
            also=("benchmark", "indicator", "metric"),
        ),
        LinkField(
            id="project",
            title="Project",
            means="The project that it is about.",
            to=("projects",),
            or_text=True,
            asks="Which project is it of?",
            origin="*",
            also=("projects", "of"),
        ),
        TextField(
            id="approach",
            title="Approach",
            means="By which way it would be reached, where there are several.",
            weight=2,
            also=("way", "option", "alternative"),
        ),
        TextField(
            id="today",
            title="Today",
            means="Its value now, with its unit.",
            asks="What is its value today?",
            also=("now", "baseline", "current", "value today"),
        ),
        TextField(
            id="expected",
            title="Expected",
            means="The value that is expected, with its unit.",
            asks="Which value is expected?",
            also=("target", "expected value"),
        ),
        TextField(
            id="reached",
            title="Reached",
            means="The value when it was measured again, with its unit.",
            also=("result", "actual", "value reached"),
        ),
    ),
)
