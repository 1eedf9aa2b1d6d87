"""The text of a settings file: a new one with every setting told, and one value changed in one.

A person's comments, order and blanks stay: only the value itself is put in, and the result is read
again before it is believed.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

import msgspec

from workshop.errors import Refused
from workshop.guide.toml_lines import value_spans
from workshop.guide.type_words import shape_of
from workshop.settings.table import Setting, every_setting, tables
from workshop.text import clean_line, nearest

_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def new_text() -> str:
    """A settings file that sets nothing yet and tells what can be set."""
    return "\n".join(_new_lines())


def _new_lines() -> Iterator[str]:
    yield "# Settings of Workshop. Take the # away in front of a line to set it; the lines show"
    yield "# what holds where nothing is set. `workshop settings --check` tells what is wrong."
    about, told = tables(), set[str]()
    for setting in every_setting():
        if setting.table not in told:
            told.add(setting.table)
            yield ""
            yield f"[{setting.table}]" + (
                f"  # {about[setting.table]}" if setting.table in about else ""
            )
        words = f"{setting.means} It takes {setting.takes}."
        yield from (f"# {line}" for line in wrap(words, 96))
        yield f"# {setting.example or f'{setting.path[-1]} = {literal(setting.default)}'}"
    yield ""


def literal(value: str | int) -> str:
    """A value as TOML writes it; a yes or no is a kind of number to Python."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)


def place_of(name: str) -> tuple[Setting, tuple[str, ...]]:
    """The setting that a dotted name means, and where its value stands in the file.

    Raises:
        Refused: there is no such setting.
    """
    for setting in every_setting():
        if setting.of_words and name.startswith(f"{setting.name}."):
            return setting, (setting.name, name.removeprefix(f"{setting.name}."))
        if setting.name == name:
            return setting, setting.path
    near = nearest(name, (setting.name for setting in every_setting()))
    guess = f" Did you mean {near[0]}?" if near else " `workshop settings` lists them."
    raise Refused(f"There is no setting “{clean_line(name)[:60]}”.{guess}")


def with_word(text: str, name: str, word: str) -> str:
    """The text with a setting as it was typed on the command line.

    Raises:
        Refused: there is no such setting, or it is a table that has no value of its own.
        ValueError: the text cannot be changed by itself; see `with_value`.
    """
    setting, path = place_of(name)
    if setting.of_words and path == setting.path:
        raise Refused(f"{name} is a table: set one line of it, as in {name}.{_first(setting)}=…")
    return with_value(text, path, _meant(shape_of(setting.kind), clean_line(word)))


def _meant(shape: msgspec.inspect.Type, plain: str) -> str | int:
    """A typed word as a value of the type; what is none stays text, and is refused as such."""
    match shape:
        case msgspec.inspect.IntType() if plain.isascii() and plain.isdigit():
            return int(plain)
        case msgspec.inspect.BoolType() if plain.casefold() in ("true", "false"):
            return plain.casefold() == "true"
    return plain


def _first(setting: Setting) -> str:
    """The word of the example of a table of words."""
    return setting.example.partition(" ")[0].strip('"')


def with_value(text: str, path: tuple[str, ...], value: str | int) -> str:
    """The text with another value at a path, everything else as it was.

    Raises:
        ValueError: the text is no TOML, or what stands there cannot be changed by itself.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    plain = text.removeprefix(mark)
    wanted = _put(tomllib.loads(plain), path, value)
    spans = value_spans(plain)
    found = next((span for at, span in spans.items() if _joined(at) == _joined(path)), None)
    if found:
        changed = plain[: found[0]] + literal(value) + plain[found[1] :]
    else:
        changed = _with_line(plain, path, literal(value))
    if not _says(changed, wanted):
        raise ValueError(f"{'.'.join(path)} stands in a form that only its author can change")
    return mark + changed


def _says(text: str, wanted: dict[str, Any]) -> bool:
    """Whether a text is TOML of these values."""
    try:
        return _flat(tomllib.loads(text)) == _flat(wanted)
    except ValueError:
        return False


def _joined(path: tuple[str | int, ...]) -> str:
    return ".".join(str(part) for part in path)


def _put(data: dict[str, Any], path: tuple[str, ...], value: str | int) -> dict[str, Any]:
    """The data with the value at the path."""
    first, *rest = path
    below = data.get(first)
    inner = _put(below if isinstance(below, dict) else {}, tuple(rest), value) if rest else value
    return {**data, first: inner}


def _flat(data: dict[str, Any], above: str = "") -> dict[str, Any]:
    """The values by their dotted names: a key with a dot and two keys are the same setting."""
    flat: dict[str, Any] = {}
    for key, value in data.items():
        name = f"{above}.{key}" if above else key
        flat |= _flat(value, name) if isinstance(value, dict) else {name: value}
    return flat


def _with_line(text: str, path: tuple[str, ...], value: str) -> str:
    """The text with a new line in the table of the path, which is made where there is none."""
    end = "\r\n" if "\r\n" in text else "\n"
    table, key = path
    line = f"{key if _BARE.fullmatch(key) else json.dumps(key)} = {value}"
    lines = text.removesuffix("\n").removesuffix("\r").split(end) if text else []
    head = re.compile(rf"\s*\[\s*{re.escape(table)}\s*\]\s*(?:#.*)?")
    at = next((place for place, each in enumerate(lines) if head.fullmatch(each)), None)
    if at is None:
        before = [*lines, ""] if lines and lines[-1].strip() else lines
        return end.join([*before, f"[{table}]", line, ""])
    lines.insert(_behind_its_comment(lines, at, key) + 1, line)
    return end.join([*lines, ""])


def _behind_its_comment(lines: list[str], at: int, key: str) -> int:
    """The line of a table, headed at `at`, that shows the key in a comment.

    Where none does: the last line of the comment below the head, or the head.
    """
    shown = re.compile(rf"\s*#\s*{re.escape(key)}\s*=.*")
    for place in range(at + 1, len(lines)):
        if lines[place].lstrip().startswith("["):
            break
        if shown.fullmatch(lines[place]):
            return place
    while at + 1 < len(lines) and lines[at + 1].lstrip().startswith("#"):
        at += 1
    return at
