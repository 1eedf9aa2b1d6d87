"""What commands that only read tell, word for word, as lines and as data.

Requirement: each command tells the same of the same record, in its order; data has what lines have.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.cli.main import main
from tests.builders.carried_on import NOW, carried_on
from tests.pages import Pages
from tests.screens.plain.conftest import open_on

COMMANDS = (
    ("list",),
    ("sessions", "Acme"),
    ("history", "Acme", "--last", "12"),
    ("history", "Acme", "--edition", "shareable", "--last", "12"),
    ("overview", "Acme"),
    ("feedback", "Acme"),
    ("projects", "Acme"),
    ("told", "Acme"),
    ("signals", "Acme"),
    ("strategy", "Acme"),
    ("board", "Acme"),
    ("needs", "Acme"),
    ("findings", "Acme"),
    ("findings", "Acme", "--material"),
    ("rows", "Acme"),
    ("rows", "Acme", "projects"),
    ("rows", "Acme", "signals", "--csv"),
    ("programme", "Acme"),
    ("follow-up", "Acme", "--all"),
    ("questions", "Acme"),
    ("debrief", "Acme"),
    ("agreement", "Acme"),
    ("similar", "Acme", "W1"),
    ("trace", "Acme", "W1", "--edition", "restricted"),
    ("trace", "Acme", "CH1"),
)
DATA = frozenset(
    {"overview", "feedback", "projects", "told", "signals", "findings", "follow-up", "similar"}
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place with an engagement that is carried on."""
    home = tmp_path_factory.mktemp("home")
    carried_on(home / "Acme")
    return home


@pytest.mark.parametrize("words", COMMANDS, ids="-".join)
def test_what_a_command_tells(
    words: tuple[str, ...],
    home: Path,
    pages: Pages,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """On the day of the builder, with nothing to warn of."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(home))
    open_on(NOW, monkeypatch)
    said = []
    for more in ((), ("--json",)) if words[0] in DATA and "--material" not in words else ((),):
        assert main([*words, *more]) == 0
        told = capsys.readouterr()
        assert told.err == ""
        said.append(told.out.replace(str(home), "PLACE").replace("PLACE\\", "PLACE/"))
    pages.same(*said)
