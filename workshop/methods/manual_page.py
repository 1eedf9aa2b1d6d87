"""What a method says of itself, as text: the manual's page and `--explain` are made of the same.

Run ``python -m workshop.methods.manual_page > docs/methods.md`` to write the manual's page anew.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Final

from workshop.methods import every_method
from workshop.methods.core.method import About, Method

_OPENING: Final = """\
# Methods

Every number that Workshop computes, so that you can defend it in front of a board: what it
answers, how it is computed, what its values mean, what it does not tell, and who published it.
Each is also a command for a file of your own, JSON or a table: `workshop calc METHOD FILE`, with
`--json` for programs; `workshop calc METHOD --explain` shows what follows here.

What holds for all of them:

- A number that does not exist for the input, such as the agreement of one person, is told as *not
  defined* with the reason. It is never shown as 0.
- Wrong input is refused whole, and every problem is listed with its place.
- Weights add up to 1 or to 100. Within 0.002 of 1 they are taken as rounded, with a warning; other
  weights are never made to fit by themselves.
- Ties stay ties. Where a rule breaks one, the rule is told; the order of the input never does.
- Numbers keep their full precision to the end and are rounded only to be shown.
- Medians and quartiles are those of Hyndman & Fan's type 7.
- A table is CSV with any mark between its cells, or .xlsx. Its first line is titles and what names
  a row is text, whatever they look like: `1`, `2026`, `007`. A column that the method does not know
  is left out, which is said; one that is missing, a slip of a known one or there twice is refused.
- Which sign stands before decimals, and which parts thousands, is a matter of the column: beside
  `1.234,5` or `0,5` a `12.500` is twelve thousand five hundred, beside `0.5` twelve and a half.
  Where no cell of the column tells, the file is refused and each such cell named.
"""


def manual_page() -> str:
    """The manual's page of methods, as Markdown."""
    entries = list(every_method())
    parts = [_OPENING, "| method | answers |", "|---|---|"]
    parts += [f"| [`{m.about.name}`](#{_anchor(m.about)}) | {m.about.question} |" for m in entries]
    for entry in entries:
        parts += ["", *_section(entry)]
    return "\n".join(parts) + "\n"


def _anchor(about: About) -> str:
    """The anchor of a heading as Markdown renderers make it."""
    kept = "".join(c for c in about.title.lower() if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")


def _section(entry: Method) -> Iterator[str]:
    """One method, as Markdown."""
    about = entry.about
    yield f"## {about.title}\n"
    yield f"*{about.question}*\n"
    yield f"{about.computed}\n"
    yield f"`workshop calc {about.name} FILE`\n"
    yield "| input | what it is |\n|---|---|"
    for each in about.inputs:
        yield f"| `{each.name}`{' (optional)' if each.optional else ''} | {each.means} |"
    if entry.sheet:
        yield f"\nAs a table: {entry.sheet.about}"
    if about.readings:
        yield "\n| value | means |\n|---|---|"
        yield from (f"| {reading.span} | {reading.means} |" for reading in about.readings)
    yield "\n**Limits.** " + " ".join(about.limits)
    yield f"\n**Source.** {about.source}"
    yield from _example(entry)


def _example(entry: Method) -> Iterator[str]:
    """The worked example of a method, computed by the method itself."""
    about = entry.about
    published = f" ({about.example_from})" if about.example_from else ""
    yield f"\n**Example**{published}\n"
    yield f"```json\n{compact(about.example)}\n```\n"
    yield f"> {entry.run(about.example).sentence}"


def compact(data: Mapping[str, object]) -> str:
    """JSON with one key on each line, and one row on each line where rows are long."""
    lines = [f"  {json.dumps(key)}: {_value(value)}" for key, value in data.items()]
    return "{\n" + ",\n".join(lines) + "\n}"


def _value(value: object) -> str:
    """A value on one line, or a list with a line for each of its rows."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) <= 80:
        return flat
    if isinstance(value, Mapping):
        rows = [f"    {_word(key)}: {_word(item)}" for key, item in value.items()]
        return "{\n" + ",\n".join(rows) + "\n  }"
    if isinstance(value, list | tuple):
        return "[\n" + ",\n".join(f"    {_word(item)}" for item in value) + "\n  ]"
    return flat


def _word(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    sys.stdout.write(manual_page())
