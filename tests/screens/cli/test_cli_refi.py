"""Projects of qualitative analysis on the command line.

Requirement: it is told which sessions were made, and of a project in which nothing is right what is
wrong, as data too.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.sessions.imports.test_refi import OF_ANOTHER, packed

Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """An engagement with one session, closed."""
    acme = Acme(tmp_path / "acme")
    acme.store.close()
    return str(acme.folder)


def test_every_session_that_is_made_is_told(folder: str, tmp_path: Path, capsys: Output) -> None:
    """By their numbers in `workshop sessions`, not the first alone."""
    second = OF_ANOTHER[OF_ANOTHER.index("  <TextSource") : OF_ANOTHER.index("  <PictureSource")]
    other = second.replace('endPosition="12"', 'endPosition="5"').replace("Nurse", "Cook")
    (tmp_path / "two.qdpx").write_bytes(packed(OF_ANOTHER.replace(second, second + other)))
    with Store.open(Path(folder), read_only=True) as store:
        before = len(store.record.sessions())
    assert main(["import", "qdpx", str(tmp_path / "two.qdpx"), "--engagement", folder]) == 0
    told = f"They are sessions {before + 1} and {before + 2} of "
    assert told in capsys.readouterr().out


def test_a_project_in_which_nothing_is_right(folder: str, tmp_path: Path, capsys: Output) -> None:
    """Each problem as data with exit 2, and nothing is taken."""
    wrong = OF_ANOTHER.replace('endPosition="', 'endPosition="9')
    (tmp_path / "wrong.qdpx").write_bytes(packed(wrong))
    words = ["import", "qdpx", str(tmp_path / "wrong.qdpx"), "--engagement", folder, "--json"]
    assert main(words) == 2
    told = json.loads(capsys.readouterr().out)
    assert (told["new"], len(told["problems"])) == (0, 3)
    assert "is not in the text" in told["problems"][0]["found"]
