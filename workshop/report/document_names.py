"""How documents and their editions are called, on paper, on screens and on the command line.

The one table of them. Every register is a document too, called as the register is; where a name has
words of its own here, these stand. Registers are looked up when they are asked for: the command
line reads this table before it knows what is wanted, and loading them takes 60 ms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

from workshop.language import marked


class DocumentName(NamedTuple):
    """The words for one document."""

    title: str
    """On paper, said in its language, and in the names of files, which are English."""
    short: str
    """In a menu."""
    of_session: bool
    """Whether it is of one session; else it is of the whole engagement."""
    of_register: bool = False
    """Whether it is the table of a register, as the declaration alone has it."""


class EditionName(NamedTuple):
    """The words for one edition."""

    word: str
    """In a menu."""
    means: str
    """Who and what it is for, in a sentence or two."""

    title: str
    """On paper, said in its language."""


_OWN: Final = {
    "swot": DocumentName(marked("SWOT summary"), "SWOT", of_session=False),
    "scan": DocumentName(marked("Environmental scan"), "Scan", of_session=False),
    "synthesis": DocumentName(marked("Synthesis"), "Synthesis", of_session=False),
    "told-back": DocumentName(marked("What you told us"), "Told back", of_session=False),
    "actions": DocumentName(marked("Action register"), "Actions", of_session=False),
    "needs": DocumentName(marked("Needs reconciliation"), "Needs", of_session=False),
    "reply": DocumentName(marked("Reply to a department"), "Reply", of_session=False),
    "liaison": DocumentName(marked("Liaison sheet"), "Liaison sheet", of_session=False),
    "strategy": DocumentName(marked("IT strategy"), "Strategy", of_session=False),
    "tows": DocumentName(marked("TOWS report"), "TOWS", of_session=False),
    "gaps": DocumentName(marked("Gaps"), "Gaps", of_session=False),
    "decisions": DocumentName(marked("Decisions"), "Decisions", of_session=False),
    "notices": DocumentName(marked("Notices"), "Notices", of_session=False),
    "boards": DocumentName(marked("Boards"), "Boards", of_session=False),
    "programme": DocumentName(marked("Programme"), "Programme", of_session=False),
    "feedback": DocumentName(marked("Feedback"), "Feedback", of_session=False),
    "session": DocumentName(marked("Session summary"), "Session", of_session=True),
    "topline": DocumentName(marked("Topline"), "Topline", of_session=True),
}
"""The documents with a builder of their own."""


class _Documents(Mapping[str, DocumentName]):
    """The documents with a builder of their own, then one for every other register."""

    @cached_property
    def _all(self) -> dict[str, DocumentName]:
        from workshop.registers.kinds import REGISTERS  # noqa: PLC0415 - 60 ms with what it loads

        tables = {
            name: DocumentName(each.title, each.title, of_session=False, of_register=True)
            for name, each in REGISTERS.items()
            if name not in _OWN
        }
        return _OWN | tables

    def __getitem__(self, name: str) -> DocumentName:
        return _OWN.get(name) or self._all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


DOCUMENTS: Final[Mapping[str, DocumentName]] = _Documents()
"""The documents by name, in the order of a menu."""

MADE_OF: Final[Mapping[str, str]] = MappingProxyType(
    {
        "needs": "needs",
        "reply": "needs",
        "liaison": "liaisons",
        "tows": "strategies",
        "decisions": "decisions",
        "notices": "notices",
        "feedback": "rounds",
    }
)
"""The register without whose rows a document that has a builder of its own tells nothing."""

EDITIONS: Final[Mapping[str, EditionName]] = MappingProxyType(
    {
        "shareable": EditionName(
            "Shareable",
            "As each person agreed; without private notes. Read it before sending: a text can "
            "still show who is meant.",
            marked("Shareable edition"),
        ),
        "restricted": EditionName(
            "Restricted",
            "Everything, with names and private notes. For those who ran the sessions.",
            marked("Restricted edition"),
        ),
    }
)
"""The editions by name, the one that may be sent first."""

OWN_EDITION: Final = "own"
"""The edition that is the copy for one person."""

OWN: Final = EditionName(
    "Own",
    "All that one person said in one session, to be checked by them. For this person alone.",
    marked("Own edition"),
)
"""The copy for one person, of one session; for nobody else, so it is in no menu of editions."""

BALLOT: Final = marked("Ballot")
"""What stands in place of an edition on a ballot, which has no more than the room sees."""
