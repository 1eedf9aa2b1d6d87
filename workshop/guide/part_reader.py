"""TOML text in the shape of a `Part`: read and checked whole, with every problem it has.

Every rule comes from the structs: their fields, types, limits and contradictions. A new kind of
step or a new field is checked without a line added here.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, TypeVar, get_args

import msgspec

from workshop.errors import Problem, Problems
from workshop.guide.parts import Part
from workshop.guide.syntax_words import syntax_problem
from workshop.guide.toml_lines import Path, line_numbers
from workshop.guide.type_words import (
    allowed,
    bare,
    by_word,
    choices_of,
    cleaned,
    common_fields,
    fields_of,
    fields_told,
    fits,
    id_of,
    is_list,
    is_mapping,
    kinds_that_have,
    one_of,
    quotes_hint,
    shape_of,
    shown,
    structs_of,
    tag_field,
    tag_of,
    takes_one,
    where,
)
from workshop.text import clean_line, nearest

_DEEP_KEY: Final = re.compile(
    r"""(?:^|[\[{,])[ \t]*(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){30}""",
    re.MULTILINE,
)

GREATEST_SIZE: Final = 1_000_000
"""The most bytes a guide may have; the longest that ships has a hundredth of it."""

_SUGGESTIONS: Final = 50
"""After so many misspelt words no more meanings are guessed: a file with more is no guide."""

WRONG: Final = object()
"""Stands for a value that has a problem."""

Table = dict[str, Any]

P = TypeVar("P", bound=Part)


class Finding(NamedTuple):
    """Something wrong with a value that its type alone cannot tell."""

    found: str
    """What was found, as the beginning of a sentence."""
    allowed: str
    """What is allowed, as the end of it."""
    under: str = ""
    """The key that it is about, in a table of words."""


Check = Callable[[Any], Iterable[Finding]]
"""Looks at a value that is right by its type; in a table of words, at the items that are right."""


def read_part(
    kind: type[P],
    text: str,
    source: str,
    *,
    called: str,
    checks: Mapping[str, Check] | None = None,
) -> P:
    """What a TOML text says in the shape of `kind`, or every problem that it has.

    Args:
        kind: the shape of the whole file.
        text: the content of the file.
        source: the file's name, for the messages.
        called: what such a file is, with its article.
        checks: what else must be so of a field, by its dotted name.

    Raises:
        Problems: the text has not this shape; nothing of it was taken.
    """
    data, lines = parsed(text, source, called)
    reader = PartReader(data, lines, checks or {})
    table = reader.value(kind, data, ())
    if reader.problems:
        raise Problems(source, sorted(reader.problems, key=by_line))
    return msgspec.convert(table, kind)


def _unix(text: str) -> str:
    """The text without byte order mark and with single line ends, as the parser counts them."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def parsed(text: str, source: str, called: str) -> tuple[Table, dict[Path, int]]:
    """The data of a TOML text, and the line of each of its places.

    Raises:
        Problems: it is too large or no TOML.
    """
    if len(text.encode("utf-8", "surrogatepass")) > GREATEST_SIZE:
        what = f"the file is larger than {GREATEST_SIZE // 1_000_000} MB; {called} is far smaller"
        raise Problems(source, [Problem(what)])
    if _DEEP_KEY.search(text):
        # The parser's time grows with the square of the parts: 200 kB of them are minutes.
        what = f"a key has more than 30 parts between dots; {called} needs three at most"
        raise Problems(source, [Problem(what)])
    try:
        return tomllib.loads(_unix(text)), line_numbers(_unix(text))
    except RecursionError:
        problem = Problem(f"brackets stand too deep inside each other; {called} needs three levels")
    except ValueError as error:
        problem = syntax_problem(str(error), _unix(text))
    raise Problems(source, [problem])


def by_line(problem: Problem) -> float:
    """The order of the file; problems of no line come last."""
    return problem.line or math.inf


def _words_of(table: Table, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The values of a table by their keys; what TOML took apart at a dot has several parts."""
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from _words_of(value, (*above, key))
        else:
            yield (*above, key), value


class PartReader:
    """Checks plain data against structs and gathers problems."""

    def __init__(self, data: Table, lines: Mapping[Path, int], checks: Mapping[str, Check]) -> None:
        self.problems: list[Problem] = []
        """What is wrong, in the order in which it was found."""
        self._checks = checks
        self._data = data
        self._lines = lines
        self._guessed = 0

    def value(self, kind: Any, found: object, path: Path) -> Any:
        """What was found, cleaned, or `WRONG` after noting why."""
        structs = structs_of(kind)
        if structs:
            return self._table(structs, found, path)
        if is_list(kind):
            return self._list(kind, found, path)
        if is_mapping(kind):
            return self._mapping(kind, found, path)
        return self._single(kind, found, path)

    def note(self, path: Path, what: str, found: str = "", allowed: str = "") -> Any:
        """Note a problem at the path."""
        nearest = path
        while nearest and nearest not in self._lines:
            nearest = nearest[:-1]
        line = self._lines.get(nearest)
        self.problems.append(Problem(what, where(self._data, path), line, found, allowed))
        return WRONG

    def _wrong(self, path: Path, found: str, allowed: str, hint: str = "") -> Any:
        """Note what was found at the path, and what is allowed there."""
        what = f"{found} was found; it takes {allowed}{hint}"
        return self.note(path, what, found, allowed)

    def _checked(self, value: Any, path: Path, places: Mapping[str, Path] | None = None) -> Any:
        """A value that is right by its type, or `WRONG` after noting what a check found."""
        check = self._checks.get(".".join(str(key) for key in path))
        findings = list(check(value)) if check else []
        for one in findings:
            self._wrong((*path, *(places or {}).get(one.under, ())), one.found, one.allowed)
        return WRONG if findings else value

    # Tables

    def _table(self, structs: tuple[type[Part], ...], found: object, path: Path) -> Any:
        """A table of named fields, which is one of the structs."""
        if not isinstance(found, dict):
            return self._wrong(path, shown(found), fields_told(structs[0]))
        before = len(self.problems)
        struct = self._struct(structs, found, path)
        self._unknown(structs, struct, found, path)
        right = self._fields(fields_of(struct) if struct else common_fields(structs), found, path)
        if struct:
            self._contradictions(struct, right, path)
        if len(self.problems) > before or struct is None:
            return WRONG
        return {**tag_of(struct), **right}

    def _struct(
        self, structs: tuple[type[Part], ...], found: Table, path: Path
    ) -> type[Part] | None:
        """Which of the structs the table means to be, or none after noting why not."""
        tag = tag_field(structs)
        if not tag:
            return structs[0]
        known = by_word(structs)
        word = clean_line(found[tag]) if isinstance(found.get(tag), str) else None
        if word in known:
            return known[word]
        stands = f"{shown(found[tag])} was found" if tag in found else "missing"
        what = f"{stands}; it takes {one_of(known)}{self._guess(word, known)}"
        self.note((*path, tag), what)
        return None

    def _fields(
        self, fields: Mapping[str, msgspec.structs.FieldInfo], found: Table, path: Path
    ) -> Table:
        values = {name: self._field(field, found, path) for name, field in fields.items()}
        return {name: value for name, value in values.items() if value is not WRONG}

    def _field(self, field: msgspec.structs.FieldInfo, found: Table, path: Path) -> Any:
        """One field of a table; `WRONG` also where it is rightly left out."""
        name = field.encode_name
        if name in found:
            return self.value(field.type, found[name], (*path, name))
        if field.required:
            self.note((*path, name), f"missing; it takes {allowed(field.type)}")
        return WRONG

    def _unknown(
        self,
        structs: tuple[type[Part], ...],
        struct: type[Part] | None,
        found: Table,
        path: Path,
    ) -> None:
        """Note the fields that the table should not have.

        Where the kind is unknown, a field that any kind has may be right and is let pass.
        """
        judged = (struct,) if struct else structs
        known = [name for one in judged for name in (*tag_of(one), *fields_of(one))]
        for name in found:
            if name not in known:
                owners = [word for word, one in by_word(structs).items() if name in fields_of(one)]
                kinds = kinds_that_have(owners) if owners else ""
                fields = ", ".join(dict.fromkeys(known))
                guess = "" if owners else self._guess(name, known)
                what = f"there is no such field{kinds}; allowed: {fields}{guess}"
                self.note((*path, name), what, shown(name), fields)

    def _contradictions(self, struct: type[Part], right: Table, path: Path) -> None:
        """Note what does not fit together."""
        for name, what in struct.contradictions(right):
            self.note((*path, name) if name else path, what)

    # Lists

    def _list(self, kind: Any, found: object, path: Path) -> Any:
        """A list of values of one kind."""
        item = get_args(bare(kind))[0]
        if takes_one(kind) and isinstance(found, str):
            found = [found]
        if not isinstance(found, list):
            return self._wrong(path, shown(found), allowed(kind))
        before = len(self.problems)
        values = [self.value(item, one, (*path, place)) for place, one in enumerate(found)]
        self._length(kind, found, path)
        if structs_of(item):
            self._repeated([id_of(one) for one in found], path, "id")
        elif choices_of(item):
            self._repeated([value for value in values if value is not WRONG], path)
        return values if len(self.problems) == before else WRONG

    def _length(self, kind: Any, found: list[Any], path: Path) -> None:
        """Note a list that is too short or too long."""
        shape = shape_of(kind)
        least, most = getattr(shape, "min_length", None), getattr(shape, "max_length", None)
        if len(found) < (least or 0):
            self.note(path, f"the list is too short; it takes at least {least}")
        if most is not None and len(found) > most:
            self.note(path, f"the list has {len(found)}; it takes at most {most}")

    def _repeated(self, words: list[Any], path: Path, *field: str) -> None:
        """Note what stands twice where each may stand once."""
        first: dict[str, int] = {}
        for place, word in enumerate(words):
            if isinstance(word, str) and first.setdefault(word, place) != place:
                line = self._lines.get((*path, first[word], *field))
                where = f" on line {line}" if line else ""
                what = f"{shown(word)} stands already{where}; it takes one that is not taken"
                self.note((*path, place, *field), what)

    # Tables of words

    def _mapping(self, kind: Any, found: object, path: Path) -> Any:
        """A table whose keys are the person's own words; a dotted key may stand without quotes."""
        if not isinstance(found, dict):
            return self._wrong(path, shown(found), allowed(kind))
        name_kind, value_kind = get_args(bare(kind))
        right: Table = {}
        places: dict[str, Path] = {}
        before = len(self.problems)
        for key, value in _words_of(found):
            name = ".".join(key)
            places[name] = key
            if not fits(name_kind, name):
                self._wrong((*path, *key), shown(name), allowed(name_kind))
            elif (one := self._single(value_kind, value, (*path, *key))) is not WRONG:
                right[name] = one
        checked = self._checked(right, path, places)
        return checked if len(self.problems) == before else WRONG

    # Single values

    def _single(self, kind: Any, found: object, path: Path) -> Any:
        """A text, number, choice or yes-and-no."""
        value = cleaned(kind, found)
        if fits(kind, value):
            return self._checked(value, path)
        hint = self._guess(value, choices_of(kind)) or quotes_hint(kind, found)
        return self._wrong(path, shown(value), allowed(kind), hint)

    def _guess(self, word: object, known: Iterable[Any]) -> str:
        """A question that offers the nearest known word, if any is near."""
        if not isinstance(word, str) or self._guessed >= _SUGGESTIONS:
            return ""
        self._guessed += 1
        near = nearest(word, (each for each in known if isinstance(each, str)))
        return f". Did you mean “{near[0]}”?" if near else ""
