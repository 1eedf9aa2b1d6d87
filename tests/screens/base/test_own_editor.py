"""The person's own editor on every system: which one it is, and how its command is taken apart."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from screens.base.own_editor import own_editor, words_of
from screens.session.dialogs.long_text import edited


@pytest.mark.parametrize(
    ("environment", "system", "editor"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, "win32", "code --wait"),
        ({"EDITOR": "vi"}, "darwin", "vi"),
        ({}, "win32", "notepad"),
        ({}, "darwin", "nano"),
        ({}, "linux", ""),
    ],
)
def test_every_windows_and_mac_has_one(
    environment: dict[str, str], system: str, editor: str
) -> None:
    """Nobody sets a variable for it there."""
    assert own_editor(environment, system) == editor


def test_a_path_of_windows_keeps_its_backslashes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With quotes or without, with blanks too; what is on the path is found with its ending."""
    assert words_of(r'"C:\Program Files\np\np.exe" -x', "win32") == [
        r"C:\Program Files\np\np.exe", "-x",
    ]  # fmt: skip
    assert words_of(r"C:\Windows\notepad.exe", "win32") == [r"C:\Windows\notepad.exe"]
    monkeypatch.chdir(tmp_path)
    Path("my editor").write_text("x")
    assert words_of("my editor", "win32") == ["my editor"]
    assert words_of("'my editor' -w", "linux") == ["my editor", "-w"]
    monkeypatch.setattr("shutil.which", lambda name: f"C:\\bin\\{name}.cmd")
    assert words_of("code --wait", "win32") == [r"C:\bin\code.cmd", "--wait"]
    with pytest.raises(ValueError, match="no program"):
        words_of("  ")


def test_the_mark_that_notepad_puts_before_a_text_is_none_of_it(tmp_path: Path) -> None:
    """Else the sign of the first line is not seen."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys; p = sys.argv[1]; b = open(p, 'rb').read();"
        " open(p, 'wb').write(b'\\xef\\xbb\\xbf' + b)"
    )
    assert edited(f'"{sys.executable}" "{script}"', "+ said") == "+ said"
