"""What a person sees of every method: the sentence and the tables of its example.

`python -m tests.workshop.methods.shown` writes `shown.txt` anew, for a change that was meant.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from workshop.methods import every_method
from workshop.methods.core.method import Method

FILE: Final = Path(__file__).parent / "shown.txt"


def shown(method: Method) -> str:
    """The sentence and the tables of the example of a method, cell by cell."""
    result = method.run(method.about.example)
    lines = [f"== {method.about.name}", result.sentence]
    for table in method.tables(result):
        lines += [f"-- {table.caption}".rstrip(), *map(" | ".join, (table.titles, *table.rows))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def written() -> dict[str, str]:
    """What `shown.txt` holds, by the name of the method."""
    parts = FILE.read_text("utf-8").split("== ")[1:]
    return {part.split("\n", 1)[0]: f"== {part}" for part in parts}


if __name__ == "__main__":
    FILE.write_text("".join(map(shown, every_method())), "utf-8")
