"""Steps that several guides share, and how a guide takes them in.

An entry of `[[steps]]` with `include = "NAME"` stands for the steps of another file: common steps,
which are no guide by themselves, or a guide. What a guide takes in may take in more. Wherever a
guide is read, all of it is resolved: sessions, notes and digests know steps alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final, Literal, Protocol

import msgspec
from msgspec import Meta

from workshop.errors import Problem, Problems
from workshop.guide.agenda_problems import agenda_problems
from workshop.guide.part_reader import WRONG, PartReader, Table, by_line, parsed
from workshop.guide.parts import Id, Part, Text
from workshop.guide.shape import AnyStep, Guide
from workshop.guide.toml_lines import Path
from workshop.text import listing, nearest

INCLUDE: Final = "include"
"""The field that makes an entry of `[[steps]]` stand for the steps of another file."""

DEEPEST: Final = 10
"""So many files may be included in one another."""


class Include(Part, frozen=True, kw_only=True, omit_defaults=True):
    """The steps of another file, in the place of this entry."""

    include: Annotated[Id, Meta(description="The common steps, or the guide, that are taken in.")]
    steps: Annotated[
        tuple[Id, ...],
        Meta(
            min_length=1,
            description="The ids of those that are taken, in this order; left out: all.",
        ),
    ] = ()

    @staticmethod
    def contradictions(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Each step is taken once."""
        steps = given.get("steps", ())
        for place, step in enumerate(steps):
            if step in steps[:place]:
                yield "steps", f"“{step}” stands there twice; once is enough"


class CommonSteps(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A file of steps that guides include; it cannot be run by itself."""

    format: Annotated[Literal[1], Meta(description="The version of this shape: 1.")]
    name: Annotated[Id, Meta(description="What guides include it by; the file is called the same.")]
    purpose: Annotated[Text, Meta(description="What its steps are for, and in which guides.")]
    steps: Annotated[
        tuple[AnyStep, ...],
        Meta(min_length=1, max_length=200, description="The steps, in the order of the agenda."),
    ]


class Includable(Protocol):
    """A file whose steps can be included."""

    @property
    def label(self) -> str:
        """The file's name, for messages."""

    @property
    def shape(self) -> type[Guide | CommonSteps]:
        """What it is."""

    def text(self) -> str:
        """Its content; raises `Problems` where it is no text."""


AtHand = Callable[[], Mapping[str, Includable]]
"""Gives what can be included, by its name."""


def nothing_at_hand() -> Mapping[str, Includable]:
    """Nothing that could be included."""
    return {}


_CALLED: Final[dict[type[Guide | CommonSteps], str]] = {
    Guide: "a guide",
    CommonSteps: "a file of common steps",
}


class Resolver:
    """Reads guides with all that they include.

    Args:
        at_hand: gives what can be included; asked only where a file includes something.
    """

    def __init__(self, at_hand: AtHand) -> None:
        self._at_hand = at_hand
        self._found: Mapping[str, Includable] | None = None
        self._steps: dict[str, list[Table]] = {}
        self._wrong: set[str] = set()
        self._open: list[str] = []

    def table(self, shape: type[Guide | CommonSteps], text: str, source: str) -> Table:
        """The fields of a file as it has them, cleaned, with what it includes in its place.

        Raises:
            Problems: the text is wrong, or something that it includes; every problem is listed.
        """
        if not self._open:
            self._wrong.clear()
        data, lines = parsed(text, source, _CALLED[shape])
        taken = _Taken(self, data, lines) if _includes(data) else None
        if taken:
            data, lines = taken.data, taken.lines
        reader = PartReader(data, lines, {})
        table = reader.value(shape, data, ())
        problems = reader.problems
        if taken and taken.problems:
            # What is missing of the list is not there because it could not be included.
            problems = [*taken.problems, *(each for each in problems if each.where != "steps")]
        elif table is not WRONG and shape is Guide:
            for path, what in agenda_problems(table["steps"]):
                reader.note(("steps", *path), what)
        if problems:
            raise Problems(source, sorted(problems, key=by_line))
        result: Table = table
        return result

    def included(self, name: str) -> list[Table] | str:
        """The steps of what is included by a name, or why it cannot be, as a sentence.

        Raises:
            Problems: it is wrong.
        """
        if self._found is None:
            self._found = self._at_hand()
        if (file := self._found.get(name)) is None:
            near = nearest(name, self._found)
            known = f"there are {listing(sorted(self._found))}" if self._found else "there are none"
            guess = f"did you mean “{near[0]}”?" if near else f"{known}."
            return f"no common steps and no guide are called “{name}”; {guess}"
        if name in self._open:
            way = " includes ".join((*self._open[self._open.index(name) :], name))
            return f"the inclusion goes round in a circle: {way}"
        if name in self._wrong:  # read once: files that include it again and again would not end
            return f"“{name}” cannot be taken in; what is wrong with it is told once"
        if name not in self._steps:
            if len(self._open) == DEEPEST:
                return f"more than {DEEPEST} files are included in one another"
            self._open.append(name)
            try:
                self._steps[name] = self.table(file.shape, file.text(), file.label)["steps"]
            except Problems:
                self._wrong.add(name)
                raise
            finally:
                self._open.pop()
        return self._steps[name]


def _includes(data: Table) -> bool:
    """Whether a file includes anything."""
    steps = data.get("steps")
    return isinstance(steps, list) and any(isinstance(s, dict) and INCLUDE in s for s in steps)


class _Taken:
    """The data of a file with what it includes in its place."""

    def __init__(self, resolver: Resolver, data: Table, lines: Mapping[Path, int]) -> None:
        self.problems: list[Problem] = []
        self._resolver = resolver
        self._steps: list[Any] = []
        self._given, self._given_lines = data, lines
        self.lines = {path: line for path, line in lines.items() if path[:1] != ("steps",)}
        inside: dict[int, list[tuple[Path, int]]] = {}
        for path, line in lines.items():
            if len(path) > 1 and path[0] == "steps" and isinstance(path[1], int):
                inside.setdefault(path[1], []).append((path[2:], line))
        for place, step in enumerate(data["steps"]):
            if isinstance(step, dict) and INCLUDE in step:
                self._take_in(step, place)
                continue
            for rest, line in inside.get(place, ()):
                self.lines["steps", len(self._steps), *rest] = line
            self._steps.append(step)
        self.data = {**data, "steps": self._steps}

    def _take_in(self, entry: Table, place: int) -> None:
        """Put the steps that an entry stands for in its place, all on its line."""
        reader = PartReader(self._given, self._given_lines, {})
        path: Path = ("steps", place)
        read = reader.value(Include, entry, path)
        if read is not WRONG:
            for step in self._meant(msgspec.convert(read, Include), reader, path):
                line = self._given_lines.get((*path, INCLUDE))
                if line is not None:
                    here: Path = ("steps", len(self._steps))
                    self.lines[here] = self.lines[*here, "id"] = line
                self._steps.append(step)
        self.problems += reader.problems

    def _meant(self, entry: Include, reader: PartReader, path: Path) -> list[Table]:
        """The steps that an entry means; none after noting why not."""
        at = (*path, INCLUDE)
        try:
            steps = self._resolver.included(entry.include)
        except Problems as found:
            for problem in found.problems:
                reader.note(at, f"{found.source}: {problem}")
            return []
        if isinstance(steps, str):
            reader.note(at, steps)
            return []
        by_id = {step["id"]: step for step in steps}
        for place, step_id in enumerate(entry.steps):
            if step_id not in by_id:
                near = nearest(step_id, by_id)
                guess = f"did you mean “{near[0]}”?" if near else f"it has {listing(list(by_id))}."
                what = f"“{entry.include}” has no step “{step_id}”; {guess}"
                reader.note((*path, "steps", place), what)
        return [by_id[each] for each in entry.steps or by_id if each in by_id]
