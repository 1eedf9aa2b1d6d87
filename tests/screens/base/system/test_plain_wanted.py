"""Who wants plain prompts: by the variable of other programs, or once by a setting.

Requirement: `ACCESSIBLE` asks for them, whatever it is set to but nothing, 0, false and no; a
setting asks for always, also where something else in its file is wrong; the variable goes before.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from screens.base.system.plain_wanted import plain_wanted
from screens.base.terminal_output import fitted, table
from screens.cli.main import main
from tests.builders.acme import Acme

Output = pytest.CaptureFixture[str]


class Tty(io.StringIO):
    """A text that says it is a terminal."""

    def isatty(self) -> bool:
        """It is one, as far as it says."""
        return True


@pytest.mark.parametrize(
    ("variable", "setting", "wanted"),
    [
        (None, "", False),
        ("", "", False),
        ("1", "", True),
        ("yes", "", True),
        ("0", "", False),
        ("FALSE", "", False),
        ("no", "", False),
        (None, "[accessibility]\nplain = true\n", True),
        (None, "[accessibility]\nplain = false\n", False),
        ("", "[accessibility]\nplain = true\n", True),
        ("0", "[accessibility]\nplain = true\n", False),
        (None, "[accessibility]\nplain = true\n[firm]\nnam = 3\n", True),
        (None, '[accessibility]\nplain = "true"\n', False),
        (None, "no TOML at all", False),
    ],
)
def test_variable_then_setting(
    tmp_path: Path, variable: str | None, setting: str, wanted: bool
) -> None:
    path = tmp_path / "settings.toml"
    if setting:
        path.write_text(setting, "utf-8")
    environment = {"WORKSHOP_SETTINGS": str(path)}
    environment |= {} if variable is None else {"ACCESSIBLE": variable}
    assert plain_wanted(environment) is wanted


def test_the_setting_is_set_by_a_word(capsys: Output) -> None:
    """As it is told: true or false; anything else is refused, and the file stays."""
    assert main(["settings", "accessibility.plain=True"]) == 0
    assert plain_wanted()
    assert main(["settings", "accessibility.plain=1"]) == 2
    assert "true or false" in capsys.readouterr().err
    assert main(["settings", "accessibility.plain"]) == 0
    assert capsys.readouterr().out == "true\n"
    assert Path(os.environ["WORKSHOP_SETTINGS"]).read_text("utf-8").endswith("plain = true\n")


def test_a_table_is_told_in_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """No strokes and no columns: each field behind its title, words whole at the end of a line."""
    seen = Tty()
    monkeypatch.setattr(sys, "stdout", seen)
    monkeypatch.setenv("COLUMNS", "24")
    rows = [("Acme", "", "two interviews and a workshop"), ("[red]", "x", "")]
    monkeypatch.setenv("ACCESSIBLE", "1")
    table(("Name", "Place", "Holds"), rows, "Engagements")
    assert seen.getvalue().splitlines() == [
        "Engagements:",
        "Name: Acme; Holds: two",
        "interviews and a",
        "workshop",
        "Name: [red]; Place: x",
    ]
    assert fitted("one two three four five six") == "one two three four five\nsix"


@pytest.mark.parametrize(
    "words", [[], ["open", "Acme"], ["run", "Acme", "--session", "1"], ["demo"]]
)
def test_no_entrance_leads_to_a_screen(
    words: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Output
) -> None:
    """Whatever opens the application asks at plain prompts, and ends with the input."""
    place = tmp_path / "place"
    acme = Acme(place / "Acme")
    acme.store.close()
    monkeypatch.setenv("WORKSHOP_FOLDER", str(place))
    monkeypatch.setenv("ACCESSIBLE", "1")
    monkeypatch.setattr("screens.cli.commands.demo.sample_in", lambda _: acme.folder)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(words) == 0
    told = capsys.readouterr().out
    first = {"run": "Say: Welcome.", "open": "Acme, 1 workshop", "demo": "Acme, 1 workshop"}
    assert (first[words[0]] if words else "Home, engagements") in told
    assert "\x1b" not in told
    assert "textual" not in told
