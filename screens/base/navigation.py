"""Which screen to go to: messages that any screen posts; the application alone knows the screens.

A screen says where to go by what is shown there, so no screen needs the class of another one, and
a way may be kept: the history keeps the one back, to show the screen that one came from as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, dataclass_transform

from textual.message import Message

if TYPE_CHECKING:
    from sessions.store.drafts import Place
    from sessions.store.unfinished_run import UnfinishedRun
    from workshop.privacy.editions import Edition


@dataclass_transform()
class Open(Message):
    """Asks the application to put a screen in front; what it names is given as to a dataclass.

    To make so many dataclasses takes 6 ms, a fiftieth of the time to the first paint. That all is
    given that must be is seen where types are checked.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__()
        fields = type(self).__annotations__
        vars(self).update(zip(fields, given, strict=False), **named)

    def _named(self) -> tuple[object, ...]:
        """What it names."""
        return tuple(getattr(self, name) for name in type(self).__annotations__)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._named() == other._named()

    __hash__ = Message.__hash__


class OpenEngagement(Open):
    """The engagement that is open."""

    sentences: tuple[str, ...] = ()
    """What is to be said about it."""
    session_id: str = ""
    """The session to go on to; empty for none."""
    unclosed: UnfinishedRun | None = None
    """What a run that was cut off left, where that is not yet told."""


class OpenSession(Open):
    """A session of the engagement."""

    session_id: str
    """Which one."""
    place: Place | None = None
    """The step and the field in it where one was; none for where the session stands."""


class OpenFindings(Open):
    """What all sessions come to: the findings, with the other views of the summary over them."""


class OpenSynthesis(Open):
    """What all sessions say together."""


class OpenRegister(Open):
    """The rows of a register."""

    register: str
    """Its name."""
    row_id: str = ""
    """The id of the row that is in front; empty for where a new one begins."""


class OpenNeeds(Open):
    """What the departments want from IT."""

    view: int = 0
    """Which view is shown first: the board, the table, the matrix, the replies."""
    need_id: str = ""
    """The id of the row of needs that is in front; empty for the first one."""


class OpenStrategy(Open):
    """The strategy: its elements, its boards, what it is made of."""

    view: int = 0
    """Which view is shown first: the elements, the boards, the strategies, the map."""
    board: str = ""
    """The name of the board that is in front; empty for the first one."""
    mark_id: str = ""
    """The id of the factor or row that is in front; empty for the first one."""


PROJECTS, TOLD, FEEDBACK, WATCH = range(4)
"""The views of how the strategy is carried out, in their order."""


class OpenCarrying(Open):
    """How the strategy is carried out."""

    view: int = 0
    """Which view is shown first: the projects, who is told, the feedback, what is watched."""
    row_id: str = ""
    """The id of the row that is in front; empty for the first one."""


class OpenTrace(Open):
    """On what something rests, and what was made of it."""

    id: str
    """The id or code of a factor, row, entry, theme, finding or session."""
    edition: Edition = "restricted"
    """The edition in which it is called so."""
    becomes: bool = False
    """Whether a row of a register is to be made of it first."""


class OpenProgramme(Open):
    """Who is to be heard, and how far that is."""

    row_id: str = ""
    """The id of the interview that is in front; empty for the first one."""
    guide: str = ""
    """The guide of an interview that is to be planned first; empty for none."""
    department_id: str = ""
    """The department in which that is; empty where none is meant."""


class OpenFollowUp(Open):
    """What all sessions left to be followed up."""

    session_id: str = ""
    """The session that goes on, for which it is looked through; empty for none."""


class OpenTheming(Open):
    """What each statement is about."""

    coder: str = ""
    """A second coder, who judges alone; empty for what holds."""


class OpenTranscript(Open):
    """What a recording of a session says."""

    session_id: str
    """Which session."""
    entry_id: str = ""
    """An entry whose place in it is gone to; empty for the beginning."""


class OpenMemberCheck(Open):
    """What somebody says of their own words in a session."""

    session_id: str
    """Which session."""
    person_id: str = ""
    """Whose words; empty for the first who takes part."""


class OpenDamage(Open):
    """What is not as it was written in the files of the engagement."""


class OpenSettings(Open):
    """What the person set for all engagements."""

    first: str = ""
    """The action of the screen that is taken at once; none where that is empty."""


class OpenHistory(Open):
    """What was done."""

    back_to: Open
    """The screen that it is asked for on."""
    session_id: str = ""
    """The session whose changes are listed; empty for all."""
