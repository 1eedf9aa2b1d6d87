"""Packs at plain prompts.

Requirement: what the full screen makes is made by a word in a session and by a choice of the menu;
what goes wrong is told, and the session goes on.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.pack.place import is_pack
from sessions.pack.profiles import PROFILES
from tests.builders.acme import Acme
from tests.screens.plain.conftest import Output, typed

TALK = """\
:pack board
:pack public

-
:pack public

{there}
:pack
3
docs
md, csv
{target}
:pack public

{target}
n
:pack public

{target}
y
+ Cheap rent
:quit
"""


@pytest.fixture(autouse=True)
def in_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have packs made in a format that takes no time."""
    rows = {name: row._replace(formats=("md",)) for name, row in PROFILES.items()}
    monkeypatch.setattr("sessions.pack.profiles.PROFILES", rows)


def test_the_word_in_a_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Refused for nobody, left alone by a dash, refused for a folder of somebody's, then made.

    A format that there is not is asked again; a pack is replaced only once that was said.
    """
    made = Acme(tmp_path / "a")
    made.say("+ Close is fast @Dana")
    target = tmp_path / "out"
    record = typed(made, TALK.format(there=tmp_path, target=target), monkeypatch)
    told = capsys.readouterr().out
    for words in (
        "“board” gets no pack: sponsor, participants, public or archive.",
        "is no pack. It is left alone",
        "For the public: Anybody",
        "There is no format 'docs'.",
        f"{target} is a pack already. Replace it? What is in it now is lost.",
        f"Written: {target / 'index.html'} and",
    ):
        assert words in told, words
    assert told.count(f"Written: {target / 'index.html'} and") == 2
    assert is_pack(target)
    assert "Cheap rent" in [entry.text for entry in record.entries_of(made.session_id)]


def test_a_choice_of_the_menu(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Among the documents, in formats that are typed; a folder among the exports is proposed."""
    made = Acme(tmp_path / "Acme")
    made.say("+ Close is fast @Dana")
    made.store.close()
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path))
    monkeypatch.setenv("ACCESSIBLE", "1")
    target = tmp_path / "Acme" / "exports" / "Acme participants"
    lines = [
        "documents",
        "a pack",
        "2",
        "html",
        "",
        "",
        "documents",
        "a pack",
        "2",
        "",
        str(target),
    ]
    lines += ["y", "", "", ""]
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    assert main(["open", "Acme"]) == 0
    told = capsys.readouterr().out
    assert "Not done" not in told
    assert "Short session, 2 November 2026: Web page" in told
    assert is_pack(target)
    forms = {path.suffix for path in target.iterdir() if not path.name.startswith("index")}
    assert forms == {".md"}, "the second took the place of the first"
