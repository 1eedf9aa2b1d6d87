"""The dialog for how documents look, and the same at plain prompts.

Requirement: firm, logo, colours, paper, language and a client's Word file are set in one go; what
was not changed stays as it is in the file, with every comment; what is wrong is told at its field,
all of it at once, and nothing is written then; a colour is shown, with a warning where it cannot be
read; names and paths are data.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from screens.plain.base.prompts import Asker
from screens.plain.branding import ask_branding
from screens.settings.branding_dialog import BrandingDialog
from screens.settings.settings import SettingsScreen
from tests.builders import word_templates
from tests.screens.stage import acme, current, press, running, told, workshop
from tests.workshop.settings.test_accent_and_logo import png

MINE = '# mine\n[firm]\nname = "Old"  # since 1990\n'


@pytest.fixture
def file() -> Path:
    """The settings file of the test, with a logo and a Word file beside it."""
    path = Path(os.environ["WORKSHOP_SETTINGS"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(MINE, "utf-8")
    path.with_name("logo.png").write_bytes(png(30, 20))
    path.with_name("client.dotx").write_bytes(word_templates.stencil())
    path.with_name("macros.docm").write_bytes(word_templates.with_macros())
    return path


def _holds(file: Path) -> str:
    return file.read_text("utf-8")


async def _opened(pilot: Pilot[None]) -> BrandingDialog:
    await pilot.app.run_action("settings('branding')")
    await pilot.pause()
    await pilot.pause()
    return current(pilot, BrandingDialog)


def _fill(dialog: BrandingDialog, **words: str) -> None:
    for field, word in words.items():
        dialog.query_one(f"#{field.replace('_', '-')}", Input).value = word


@pytest.mark.slow
async def test_all_is_set_in_one_go(tmp_path: Path, file: Path) -> None:
    """What changed is written and nothing else; it holds at once; a template is told as one."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        dialog = await _opened(pilot)
        _fill(
            dialog,
            firm_name="Kaya [red]& Co",
            firm_logo=f"'{file.with_name('logo.png')}' ",
            colours_second="#7A1F5C",
            documents_word_template="client.dotx",
        )
        await press(pilot, "ctrl+s")
        current(pilot, SettingsScreen)
        text = _holds(file)
        assert 'name = "Kaya [red]& Co"  # since 1990' in text
        assert "# mine" in text
        assert "accent" not in text
        personal = workshop(pilot).personal
        assert personal.settings.colours.second == "#7A1F5C"
        assert personal.logo
        assert personal.template
        assert personal.template.stencil
        assert "template file of Word" in told(pilot)


@pytest.mark.slow
async def test_what_is_wrong_is_told_at_its_field(tmp_path: Path, file: Path) -> None:
    """All of it at once; the first field has the cursor; nothing was written."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        dialog = await _opened(pilot)
        wrong = {"firm_logo": "no.png", "colours_accent": "#cccccc"}
        _fill(dialog, firm_name="New", **wrong, documents_word_template="macros.docm")
        await press(pilot, "ctrl+s")
        assert current(pilot, BrandingDialog) is dialog
        said = {
            str(place.id): str(place.render())
            for place in dialog.query(".field-wrong.-said").results(Static)
        }
        assert set(said) == {
            "firm-logo-wrong",
            "colours-accent-wrong",
            "documents-word-template-wrong",
        }
        assert "no.png" in said["firm-logo-wrong"]
        assert "macros" in said["documents-word-template-wrong"]
        assert dialog.focused is dialog.query_one("#firm-logo")
        assert _holds(file) == MINE


@pytest.mark.slow
async def test_a_colour_is_shown_with_how_it_can_be_read(tmp_path: Path, file: Path) -> None:
    """In words too, for whoever sees no colours; half a colour is none."""
    del file
    async with running(tmp_path, acme(tmp_path)) as pilot:
        dialog = await _opened(pilot)
        words = dialog.query_one("#colours-accent-swatch .swatch-words", Static)
        for typed, expected in (
            ("#000000", "21.0 : 1 on white"),
            ("#dddddd", "1.4 : 1, too light to read"),
            ("#dd", "no colour yet"),
        ):
            _fill(dialog, colours_accent=typed)
            await pilot.pause()
            assert str(words.render()) == expected


class _Answers:
    """Somebody who answers from a list, and notes what is said."""

    def __init__(self, answers: list[str]) -> None:
        self._left: Iterator[str] = iter(answers)
        self.said: list[str] = []

    def tell(self, text: str = "") -> None:
        self.said.append(text)

    def line(self, prompt: str, default: str = "", **_: object) -> str:
        self.said.append(prompt)
        return next(self._left) or default

    def choose(self, prompt: str, choices: object, otherwise: str) -> str | None:
        del choices
        self.said.append(f"{prompt} ({otherwise})")
        return next(self._left) or None


def _asked(answers: list[str]) -> list[str]:
    answering = _Answers(answers)
    asker: Asker = answering  # type: ignore[assignment]
    ask_branding(asker)
    return answering.said


def test_plain_prompts_ask_the_same(file: Path) -> None:
    """What is wrong is told and asked again; then all of it is written, an empty line keeps."""
    answers = ["", "no.png", "#cccccc", "", "letter", "", "client.dotx", "logo.png", "#123456"]
    said = _asked(answers)
    assert any(each.startswith("Logo: “no.png”") for each in said)
    assert any("too light" in each for each in said)
    assert "template file of Word" in said[-1]
    text = file.read_text("utf-8")
    assert 'name = "Old"  # since 1990' in text
    for line in ('logo = "logo.png"', 'accent = "#123456"', 'paper = "letter"'):
        assert line in text


def test_an_empty_line_keeps_what_is_set_where_something_was_refused(file: Path) -> None:
    """What was refused is not proposed again as if it were set: whoever has no logo goes on."""
    _asked(["New", "no.png", "", "", "", "", "", ""])
    text = file.read_text("utf-8")
    assert 'name = "New"' in text
    assert "logo" not in text


def test_a_stroke_takes_it_away_and_nothing_changed_writes_nothing(file: Path) -> None:
    """The firm is gone; a second time there is nothing to write."""
    _asked(["-", "", "", "", "", "", ""])
    text = file.read_text("utf-8")
    assert 'name = ""  # since 1990' in text
    assert _asked(["-", "", "", "", "", "", ""])[-1] == "Nothing changed."
    assert file.read_text("utf-8") == text
