"""From the key to the recorded sentence: what is typed where, and which command it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from screens.summary.findings.half_typed import HEADLINE, NEW, HalfTyped
from screens.summary.findings.in_place import Asked
from screens.summary.findings.panes import Typing
from screens.summary.findings.state import Shown
from workshop.analysis.answer.facts import FindingFact
from workshop.dates import not_a_day, read_day
from workshop.errors import Refused
from workshop.record.findings.documents import MOST_LINES, Ask, Headline
from workshop.running.base.command import Command
from workshop.running.findings.commands import EditFinding, MakeFinding, WriteHeadline
from workshop.text import clean_line
from workshop.times import short_day

_LINES = ("so what", "for whom", "by when")
"""What the lines below a headline are for, one each."""


@dataclass(frozen=True)
class Writing:
    """A sentence that is being typed: its fields, and what it becomes."""

    typing: Typing
    key: str
    """Of its finding; empty for a new one."""
    before: dict[str, str]
    """What stood in the fields before anything was typed."""
    does: str
    """What Enter comes to, for the hint."""
    cites: tuple[str, ...] = ()
    """What a new finding rests on."""

    def command(self, values: dict[str, str], today: date) -> Command:
        """The command that records it.

        Raises:
            Refused: a day that is none.
        """
        words = {name: clean_line(text) for name, text in values.items()}
        match self.typing.what:
            case "new":
                return MakeFinding(text=words["words"], cites=self.cites)
            case "words":
                return EditFinding(finding_id=self.key, text=words["words"])
            case "headline":
                lines = tuple(words[f"line{n}"] for n in range(1, MOST_LINES + 1))
                return WriteHeadline(text=words["headline"], lines=tuple(filter(None, lines)))
            case _:
                return EditFinding(
                    finding_id=self.key,
                    recommendation=words["recommend"],
                    ask=_ask(words, today),
                )

    @property
    def names(self) -> tuple[str, ...]:
        """The fields by name."""
        return tuple(each.name for each in self.typing.asked)


def _ask(words: dict[str, str], today: date) -> Ask:
    """What is asked, of whom and until when."""
    by = None
    if typed := words["by"]:
        by = read_day(typed, today)
        if by is None:
            raise Refused(not_a_day(typed))
    return Ask(text=words["ask"], who=words["who"], by=by)


def new_finding(shown: Shown, half: HalfTyped, cites: tuple[str, ...], begun: str = "") -> Writing:
    """A new finding, worded behind all others.

    Args:
        shown: what is shown.
        half: what was typed before and not recorded.
        cites: what it rests on.
        begun: the words that it begins with; those of a rule are only a beginning.
    """
    text = half.text(NEW, "words") or begun
    place = len(shown.findings) + 1 if shown.by_people else 1
    asked = Asked("words", "", text, f"Finding {place} in a sentence: what does it come to?")
    typing = Typing("new", (asked,), len(shown.findings))
    return Writing(typing, NEW, {"words": ""}, f"makes finding {place}", cites)


def words_of(shown: Shown, half: HalfTyped, finding: FindingFact, before: str) -> Writing:
    """The sentence of a finding, as it stands in the record, to be worded differently."""
    text = half.text(finding.key, "words") or before
    typing = Typing("words", (Asked("words", "", text),), shown.at)
    return Writing(typing, finding.key, {"words": before}, f"words finding {finding.place}")


def recommendation_of(
    shown: Shown, half: HalfTyped, finding: FindingFact, recommendation: str, ask: Ask | None
) -> Writing:
    """What follows from a finding, and what is asked."""
    by = short_day(ask.by) if ask and ask.by else ""
    before = {
        "recommend": recommendation,
        "ask": ask.text if ask else "",
        "who": ask.who if ask else "",
        "by": f"{by} {ask.by.year}" if ask and ask.by and str(ask.by.year) not in by else by,
    }
    hints = {
        "recommend": "what follows from it (may be empty)",
        "ask": "a decision, money, a name (may be empty)",
        "who": "the board, the chief executive",
        "by": "12 Dec, in 2 weeks",
    }
    labels = {
        "recommend": "▸ recommends",
        "ask": "? asks for",
        "who": "  of whom",
        "by": "  by when",
    }
    asked = tuple(
        Asked(name, labels[name], half.text(finding.key, name) or text, hints[name])
        for name, text in before.items()
    )
    typing = Typing("recommend", asked, shown.at)
    return Writing(typing, finding.key, before, f"records it for finding {finding.place}")


def headline(written: Headline | None, half: HalfTyped) -> Writing:
    """The answer in a sentence, and the lines below it, as they stand in the record.

    What an edition tells of them is not what is changed: names may be left out of it.
    """
    text, lines = (written.text, written.lines) if written else ("", ())
    lines = (*lines, *[""] * MOST_LINES)[:MOST_LINES]
    before = {"headline": text} | {f"line{n}": text for n, text in enumerate(lines, 1)}
    labels = {"headline": "Headline"} | {f"line{n}": f"  {w}" for n, w in enumerate(_LINES, 1)}
    hints = {"headline": "the answer of the whole work in one sentence"}
    asked = tuple(
        Asked(
            name,
            labels[name],
            half.text(HEADLINE, name) or text,
            hints.get(name, "a line below it (may be empty)"),
        )
        for name, text in before.items()
    )
    return Writing(Typing("headline", asked), HEADLINE, before, "writes the headline")
