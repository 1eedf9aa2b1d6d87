"""An engagement at the command line, on days that a test says."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

import sessions.clock
from screens.cli.main import main

NOTES: Final = Path(__file__).parent / "notes"


class Refusal(NamedTuple):
    """What a command says that was not carried out."""

    code: int
    words: str


class Life:
    """The sample as it is lived on, command by command.

    Args:
        folder: of the engagement.
        monkeypatch: sets the day of this machine.
        capsys: hears what commands say.
        scratch: a folder for files that commands read.
    """

    def __init__(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        scratch: Path,
    ) -> None:
        self._folder = str(folder)
        self._capsys = capsys
        self._scratch = scratch
        self.at = datetime(2026, 11, 30, 9, tzinfo=UTC)
        # The clock of the machine stands where the test put it.
        now = lambda: round(self.at.timestamp() * 1_000)  # noqa: E731
        monkeypatch.setattr(sessions.clock, "_milliseconds", now)

    def on(self, day: str) -> None:
        """Go to a day, in the evening: what was held on it is over."""
        self.at = datetime.fromisoformat(f"{day}T18:00:00+00:00")

    # Commands

    def told(self, command: str, *words: str) -> str:
        """What a command on the engagement prints, which was carried out."""
        code, out, err = self._run(command, *words)
        assert code == 0, err
        return out

    def data(self, command: str, *words: str) -> Any:
        """The same as data."""
        return json.loads(self.told(command, *words, "--json"))

    def refused(self, command: str, *words: str) -> Refusal:
        """What a command says that was refused."""
        code, out, err = self._run(command, *words)
        assert code != 0, out
        return Refusal(code, err)

    def _run(self, command: str, *words: str) -> tuple[int, str, str]:
        self._capsys.readouterr()
        first = command.split()
        code = main([*first, self._folder, *words])
        found = self._capsys.readouterr()
        return code, found.out, found.err

    # What is done

    def hold(self, name: str) -> str:
        """Bring in the notes of a session; its id."""
        before = set(self.sessions())
        self._capsys.readouterr()
        words = ["import", "notes", str(NOTES / f"{name}.txt"), "--engagement", self._folder]
        code = main(words)
        assert code == 0, self._capsys.readouterr().err
        (new,) = set(self.sessions()) - before
        return new

    def apply(self, *commands: dict[str, Any]) -> None:
        """Carry out commands as another program sends them."""
        code, out, err = self._apply(*commands)
        assert code == 0, out + err

    def apply_refused(self, *commands: dict[str, Any]) -> str:
        """What is answered where such a command is refused."""
        code, out, err = self._apply(*commands)
        assert code != 0
        return out + err

    def _apply(self, *commands: dict[str, Any]) -> tuple[int, str, str]:
        file = self._scratch / "commands.jsonl"
        file.write_text("".join(f"{json.dumps(each)}\n" for each in commands), "utf-8")
        return self._run("apply", str(file))

    def edit(self, register: str, **rows: dict[str, Any]) -> None:
        """Change rows by their codes."""
        given = [{"row": code, "values": values} for code, values in rows.items()]
        self.apply({"do": "PutRows", "register": register, "rows": given})

    def end(self, words: str, state: str, note: str = "") -> None:
        """Say today what became of an action."""
        item = next(each for each in self.follow_up() if each["text"] == words)
        self.apply({"do": "SetOutcome", "entry": item["id"], "state": state, "note": note})

    def merge(self, **same: list[str]) -> None:
        """Put factors that say the same together, by a code and the words of the others."""
        codes = self.codes()
        for into, others in same.items():
            command = {"do": "MergeFactors", "into": into, "others": [codes[w] for w in others]}
            self.apply(command)

    # What is told

    def sessions(self) -> list[str]:
        """The ids of all sessions."""
        return [line.split("\t")[1] for line in self.told("sessions").splitlines()]

    def rows(self, register: str) -> list[dict[str, Any]]:
        """The rows of a register."""
        found: list[dict[str, Any]] = self.data("rows", register)["rows"]
        return found

    def row(self, register: str, code: str) -> dict[str, Any]:
        """One of them."""
        return next(each for each in self.rows(register) if each["id"] == code)

    def follow_up(self) -> list[dict[str, Any]]:
        """All actions and questions, the finished ones too."""
        found: list[dict[str, Any]] = self.data("follow-up", "--all")["items"]
        return found

    def next_guide(self) -> str:
        """The guide of the next session; empty where one goes on."""
        return str(self.data("overview")["next"]["guide"])

    def changes_made(self) -> int:
        """How many changes the history has."""
        return len(self.data("history"))

    def document(self, name: str) -> dict[str, Any]:
        """A document as data, with all that is known."""
        words = ("--document", name, "--format", "json", "--edition", "restricted")
        found: dict[str, Any] = json.loads(self.told("summary", *words))
        return found

    def untold(self, change: str) -> list[str]:
        """The departments that were not told of a change."""
        return [
            each["department"]
            for each in self.document("strategy")["awareness"]
            if each["change"] == change and each["state"] in ("untold", "to tell")
        ]

    def tell(self, change: str, by: str, message: str) -> None:
        """Tell all departments of a change that were not told."""
        day = str(self.at.date())
        notices = self.rows("notices")
        waiting = {n["department"]: n["id"] for n in notices if n["change"] == [change]}
        edited, new = {}, []
        for department in self.untold(change):
            if department in waiting:
                edited[waiting[department]] = {"told_on": day, "told_by": by}
                continue
            cells = {"message": message, "change": change, "department": department}
            new.append({"values": {**cells, "told_on": day, "told_by": by}})
        self.edit("notices", **edited)
        self.apply({"do": "PutRows", "register": "notices", "rows": new})

    def statements(self) -> dict[str, list[str]]:
        """By the code of each factor, the words in which it was said."""
        swot = self.document("swot")["swot"]
        factors = [each for part in swot.values() if isinstance(part, list) for each in part]
        return {each["id"]: [each["text"], *each["merged"]] for each in factors}

    def codes(self) -> dict[str, str]:
        """By the words of each statement, the code of its factor."""
        found = self.statements().items()
        return {words: code for code, said in found for words in said}
