"""The manual's page of settings, made of their declaration.

Run ``python -m workshop.settings.manual_page > docs/settings.md`` to write it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

from workshop.settings.file_text import literal
from workshop.settings.table import Setting, every_setting, tables

_OPENING: Final = """\
# Settings

What you set once, for all engagements, stands in one small text file (TOML). Without it everything
is as the last column says. `workshop settings --init` writes a file that tells every setting and
sets none; `workshop settings --path` tells where it lies, and the environment variable
`WORKSHOP_SETTINGS` names another place.

```sh
workshop settings                                  # every setting, its value, and where it is from
workshop settings firm.name                        # one value
workshop settings firm.name="Harbour Consulting"   # sets one; your comments and order stay
workshop settings --check                          # everything that is wrong, each with its line
workshop settings --commands                       # the commands that `keys` can give other keys
```

With `--json` each of these answers as data. In the application, *Settings* in the palette (Ctrl+P)
lists the same and opens the file in your own editor; at plain prompts `:settings` tells them.

A file with a mistake is not taken in part: the program says so once, names the line, and works as
if nothing were set. Recording never waits for it. The file is read when the program starts and when
its editor is left; documents are made with what it says then. The same record and the same settings
give the same bytes, and without a settings file documents are as they are without settings.

"""

_CLOSING: Final = """\
## Keys

A command keeps its name, its place in footer, palette and help, and gets another key; several keys
stand with commas between. Keys are called as Textual calls them: `f6`, `ctrl+n`, `alt+up`,
`pageup`. What is refused, each with its line: a command that there is not, a key that there is not,
a key that terminals send as another (`ctrl+m` is Enter), a key that another command has on the same
screen, and a key that types a character where the command must work while somebody types. Alt with
a letter works where the terminal sends it; on macOS Option may type a sign instead. Two commands
may change places. The keys of dialogs and of lists stay.
"""


def manual_page() -> str:
    """The page, as Markdown."""
    parts = [_OPENING]
    about = tables()
    for table in dict.fromkeys(setting.table for setting in every_setting()):
        rows = [setting for setting in every_setting() if setting.table == table]
        parts += _section(table, about.get(table, ""), rows)
    parts.append(_CLOSING)
    return "\n".join(parts)


def _section(table: str, about: str, rows: list[Setting]) -> Iterator[str]:
    """One table of the file."""
    if not about:
        (only,) = rows
        yield f"## `[{table}]`\n"
        yield f"{only.means} It takes {only.takes}.\n"
        yield f"```toml\n[{table}]\n{only.example}\n```\n"
        return
    yield f"## `[{table}]`: {about.lower()}\n"
    yield "| setting | what it means | it takes | not set |"
    yield "|---|---|---|---|"
    for row in rows:
        usual = f"`{literal(row.default)}`" if row.default not in (None, "") else "none"
        yield f"| `{row.path[-1]}` | {row.means} | {row.takes} | {usual} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(manual_page())
