"""How far a theme or a factor can be relied on, by one rule, in words.

The rule asks what GRADE-CERQual asks of a finding of interviews (S. Lewin et al., Implementation
Science 13 suppl. 1 (2018) 2): is there enough behind it, from places that are independent of each
other; does it fit together; is it to the point; how was it gathered? Every finding begins as high
and goes down by a step or two for each question that is not met, with the reason. The bounds are
ours and stand below; whoever changes one gives the rule a new number.

One room is one source, however many voices there were in it: people who hear each other do not
speak independently. A document is a source of a kind of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Final, Literal

import msgspec

from workshop.analysis.evidence import Hearing
from workshop.cited import title_key
from workshop.language import grouped, marked, say
from workshop.record.documents import Entry, EntryKind, Session
from workshop.record.read_back import confirmed_of, is_documentary, told_answers
from workshop.record.record import Record
from workshop.text import listing, parted, plural

RULE: Final = marked("Workshop strength of evidence")
"""What the rule is called."""
VERSION: Final = 1
"""Which one it is: another bound is another rule."""

ENOUGH: Final = 3
"""So many independent sources are enough."""
SPLIT: Final = 0.5
"""Two steps down from this part of the sources on that say the opposite."""
MIXED: Final = 0.25
"""One step down from this part on."""
HALF: Final = 0.5
"""At least this part of the statements must be to the point, and be checked or written."""

Word = Literal["high", "moderate", "low", "very low"]

_WORDS: Final[tuple[Word, ...]] = ("high", "moderate", "low", "very low")

_TITLES: Final = {
    "high": marked("High"),
    "moderate": marked("Moderate"),
    "low": marked("Low"),
    "very low": marked("Very low"),
}

_POINTED: Final = frozenset({EntryKind.QUOTE})
"""Beside factors: somebody's own words. A note says neither that it helps nor that it harms."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One of the four questions, and what it comes to."""

    asks: Literal["enough and independent", "fits together", "to the point", "how gathered"]
    down: int
    """Steps down, 0 to 2."""
    why: str
    """What was found, in words."""


class Strength(msgspec.Struct, frozen=True, kw_only=True):
    """How far something can be relied on."""

    word: Word
    why: str
    """The reason for each step down; where there was none, what it stands on."""
    n: int
    """Statements that were looked at, those that say the opposite among them."""
    sources: int
    """Independent sources: sessions, each once, and documents."""
    rule: str = RULE
    version: int = VERSION
    questions: tuple[Question, ...] = ()
    """The four questions in their order."""
    sentence: str = ""
    """The word with its reasons."""


class Strengths:
    """The strength of what is said in a record. Make a new one when the record has changed.

    Args:
        hearing: who was heard.
        word_for_word: whether a quote was found in a recording.
    """

    def __init__(
        self, hearing: Hearing, word_for_word: Callable[[Entry], bool] = lambda _: False
    ) -> None:
        self._hearing = hearing
        self._record: Record = hearing.record
        self._word_for_word = word_for_word
        self._open: dict[str, frozenset[str] | None] = {}
        self._answers = told_answers(self._record)

    def of(
        self, said: Collection[Entry], against: Collection[Entry] = (), *, look_alikes: int = 0
    ) -> Strength:
        """How far something can be relied on.

        Args:
            said: the statements that say so, as far as they are told.
            against: those that say the opposite.
            look_alikes: how many others look alike and were not judged.
        """
        questions = (
            self._enough(said),
            self._fits(said, against),
            _to_the_point(said),
            self._gathered(said),
        )
        down = min(sum(each.down for each in questions), len(_WORDS) - 1)
        reasons = [each.why for each in questions if each.down]
        if not reasons:
            reasons = [questions[0].why, *([questions[1].why] if against else [])]
        if look_alikes:
            reasons.append(
                plural(
                    look_alikes,
                    "other looks alike and was not judged, so it may be understated",
                    "others look alike and were not judged, so it may be understated",
                )
            )
        why = parted(reasons)
        return Strength(
            word=_WORDS[down],
            why=why,
            n=len(said) + len(against),
            sources=len(set(map(source_of, said))),
            questions=questions,
            sentence=say("{label}: {text}", label=say(_TITLES[_WORDS[down]]), text=f"{why}."),
        )

    def _enough(self, said: Collection[Entry]) -> Question:
        """Whether there is enough behind it, from places that are independent of each other."""
        sources = dict.fromkeys(map(source_of, said))
        papers = sum(kind == "document" for kind, _ in sources)
        departments = {each for entry in said for each in self._hearing.departments(entry)}
        places = len(departments) + bool(papers)
        words = f"{_sources(len(sources) - papers, papers)}, {_departments(len(departments))}"
        down = 0 if len(sources) >= ENOUGH and places >= 2 else 1
        if not said:
            down, words = 2, say("nobody says so")
        elif len(sources) < 2:
            down = 2
            words = say("one session alone, {statements}", statements=_counted(said))
            if papers:
                words = say("one document alone")
        elif places < 2:
            words = say("{sources}: nobody else says so", sources=words)
        elif down:
            words = say("{sources}: fewer than {number} sources", sources=words, number=ENOUGH)
        return Question(asks="enough and independent", down=down, why=words)

    def _fits(self, said: Collection[Entry], against: Collection[Entry]) -> Question:
        """Whether it fits together, or others say the opposite, or some call it a help."""
        if against:
            one, other = _count_sources(said), _count_sources(against)
            words = f"{_saying_the_opposite(other)}, {_saying_so(one)}"
            return Question(asks="fits together", down=_apart(one, other), why=words)
        letters = [(e, e.kind.letter) for e in said]
        helps = _count_sources(e for e, letter in letters if letter and letter.favourable)
        harms = _count_sources(e for e, letter in letters if letter and not letter.favourable)
        if not min(helps, harms):
            return Question(asks="fits together", down=0, why=say("nobody says the opposite"))
        words = ", ".join(
            (
                plural(helps, "source says what helps", "sources say what helps"),
                plural(harms, "source says what harms", "sources say what harms"),
            )
        )
        return Question(asks="fits together", down=min(1, _apart(helps, harms)), why=words)

    def _gathered(self, said: Collection[Entry]) -> Question:
        """How it was gathered: read back and confirmed, word for word, or on paper."""
        checked = sum(map(self._is_checked, said))
        words = say(
            "{number} of {statements} confirmed, word for word or on paper",
            number=grouped(checked),
            statements=_counted(said),
        )
        down = int(checked < HALF * len(said))
        unknown = sum(not is_documentary(e) and not self._has_source(e) for e in said)
        if unknown > HALF * len(said):
            words, down = (
                say("{rest}, {number} of nobody named", rest=words, number=grouped(unknown)),
                1,
            )
        return Question(asks="how gathered", down=down, why=words)

    def _has_source(self, entry: Entry) -> bool:
        return bool(self._hearing.heard_in(entry) or self._hearing.departments(entry))

    def _is_checked(self, entry: Entry) -> bool:
        """Whether it is on paper, was found in a recording, or was confirmed as it is.

        What whoever said it answers of it counts before all else.
        """
        if answer := self._answers.get(entry.id):
            return answer != "disputed"
        if is_documentary(entry) or self._word_for_word(entry):
            return True
        if entry.session_id not in self._open:
            session = self._record.find(Session, entry.session_id)
            found = confirmed_of(self._record, session) if session else None
            self._open[entry.session_id] = found.open if found else None
        left = self._open[entry.session_id]
        return left is not None and entry.id not in left


def source_of(entry: Entry) -> tuple[str, str]:
    """What an entry comes from, as sources are counted: its session, or its document."""
    if entry.cited and is_documentary(entry):
        return "document", title_key(entry.cited.title)
    return "session", entry.session_id


def _count_sources(entries: Iterable[Entry]) -> int:
    return len(set(map(source_of, entries)))


def _apart(one: int, other: int) -> int:
    """Steps down where some sources say one thing and some another."""
    share = min(other, one) / (one + other) if one >= other else SPLIT
    return 2 if share >= SPLIT else 1 if share >= MIXED else 0


def _to_the_point(said: Collection[Entry]) -> Question:
    """Whether most of it says that something helps or harms, or is somebody's own words."""
    clear = sum(e.kind.letter is not None or e.kind in _POINTED for e in said)
    words = say(
        "{number} of {statements} with what helps or harms, or in somebody's own words",
        number=grouped(clear),
        statements=_counted(said),
    )
    return Question(asks="to the point", down=int(clear < HALF * len(said)), why=words)


def _sources(sessions: int, papers: int) -> str:
    """Sessions and documents, each counted as what they are."""
    counts = [plural(sessions, "session")] if sessions or not papers else []
    return listing([*counts, *([plural(papers, "document")] if papers else [])])


def _departments(count: int) -> str:
    return plural(count, "department") if count else say("department not recorded")


def _counted(said: Collection[Entry]) -> str:
    return plural(len(said), "statement")


def _saying_the_opposite(count: int) -> str:
    return plural(count, "source says the opposite", "sources say the opposite")


def _saying_so(count: int) -> str:
    return plural(count, "source says so", "sources say so")


def word_place(strength: Strength) -> int:
    """The place of its word: 0 for what can be relied on most."""
    return _WORDS.index(strength.word)


def strongest_first(strength: Strength) -> tuple[int, int, int]:
    """The sorting key that puts what can be relied on most first: word, sources, statements."""
    return (word_place(strength), -strength.sources, -strength.n)
