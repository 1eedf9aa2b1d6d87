"""`workshop agenda` and what guides tell as data: what other programs read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screens.cli.main import main

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Engagements and own guides are kept in a folder of the test."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path))
    return tmp_path


def test_ways_to_end_in_time_as_data_and_in_words(capsys: Output) -> None:
    """The keys that are fixed; a step by its id; the same in sentences and a table."""
    words = ["agenda", "stakeholder-interview", "--at", "priorities", "--left"]
    assert main([*words, "10", "--json"]) == 0
    plans = json.loads(capsys.readouterr().out)["plans"]
    assert [each.keys() for each in plans] == [{"sentence", "minutes", "left_out", "more"}] * 3
    assert plans[0]["minutes"].keys() == {"priorities", "risks", "anything-else", "read-back"}
    assert main([*words, "60", "--json"]) == 0
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    assert (plan["left_out"], plan["more"], sum(plan["minutes"].values())) == ([], 0, 14)
    assert main([*words, "10"]) == 0
    told = capsys.readouterr().out
    assert "1. Shorten: all steps, 14 planned minutes in 10." in told
    assert "left out" in told


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["agenda", "swot-workshop", "--at", "zzz", "--left", "9"], 1, "Say which step: 1 Opening"),
        (["agenda", "zzz", "--at", "opening", "--left", "9"], 1, "No guide is called"),
        (["agenda", "swot-workshop", "--at", "opening", "--left", "-1"], 2, "no number of minutes"),
        (["agenda", "swot-workshop", "--left", "9"], 2, "--at"),
    ],
)
def test_what_is_asked_wrongly_is_told(
    capsys: Output, words: list[str], status: int, told: str
) -> None:
    """In a sentence that says what is there."""
    assert main(words) == status
    assert told in capsys.readouterr().err


def test_a_guide_is_shown_and_checked_with_what_it_includes(home: Path, capsys: Output) -> None:
    """As data every field of the files, in words the whole agenda, its conditions and minutes."""
    folder = home / "guides"
    folder.mkdir()
    times = "minutes = { least = 1, planned = 2, greatest = 3 }"
    shared = f'[[steps]]\nid = "thanks"\nkind = "brief"\ntitle = "Thanks"\n{times}\n'
    (folder / "frame.steps.toml").write_text(
        f'format = 1\nname = "frame"\npurpose = "Shared."\n{shared}', encoding="utf-8"
    )
    (folder / "short-talk.toml").write_text(
        'format = 1\nname = "short-talk"\ntitle = "Short talk"\nsetting = "interview"\n'
        'purpose = "p"\naudience = "a"\nstage = "environmental scanning"\n'
        'programme_step = "collect information"\n'
        f'[[steps]]\nid = "goals"\nkind = "ask"\ntitle = "Goals"\nmust_ask = false\n{times}\n'
        f'[[steps]]\nid = "it"\nkind = "ask"\ntitle = "Outages"\n{times}\n'
        'ask_if = { recorded = "outage" }\ncut = 1\nafter = ["goals"]\nlater = true\n'
        '[[steps]]\ninclude = "frame"\n',
        encoding="utf-8",
    )
    assert main(["guides", "show", "short-talk", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [step["id"] for step in found["steps"]] == ["goals", "it", "thanks"]
    assert found["steps"][0]["must_ask"] is False
    assert "say" not in found["steps"][0]
    assert found["steps"][1]["ask_if"] == {"recorded": "outage"}
    assert main(["guides", "show", "short-talk"]) == 0
    told = capsys.readouterr().out
    assert "4 minutes, with all steps under a condition 6" in told
    assert "Asked only once #outage is recorded" in told
    assert "it may go (cut 1, the lowest first)" in told
    assert main(["guides", "check", "short-talk"]) == 0
    told = capsys.readouterr().out
    assert "Short talk is right: 3 steps, 4 minutes, with all" in told
    assert "No step gives #outage" in told
    assert main(["guides", "check", "frame.steps.toml"]) == 0
    assert "These common steps are right: thanks." in capsys.readouterr().out
    assert main(["guides", "list"]) == 0
    assert "Common steps, which guides include: frame" in capsys.readouterr().out
    assert main(["guides", "copy", "frame"]) == 0
    assert "workshop guides check my-frame\n" in capsys.readouterr().out
