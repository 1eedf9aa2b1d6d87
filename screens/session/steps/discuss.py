"""A discussion of where the room is apart: the widest first, why, and how it rates again."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.content import Content

from screens.base.commands import Needs, UserCommand
from screens.session.ballot.lines import Box
from screens.session.discussing import picture
from screens.session.discussing.shown import Apart, Detail, Reason
from screens.session.panes.clock_line import KEY
from screens.session.panes.hint import slash_key
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.session.steps.body import CONFIRM
from screens.session.steps.vote import BALLOTS, HANDS, PASS, VOTE, Mode, VoteBody
from screens.widgets.ink import muted
from workshop import times
from workshop.analysis.discussing.discussion import Discussed, Discussion, discussion_of
from workshop.analysis.discussing.words import beginning, ends_of, left_out_words
from workshop.ballots.subjects import find_subject
from workshop.errors import Refused
from workshop.guide.step import Step
from workshop.record.documents import Entry
from workshop.record.votes.channels import Channel
from workshop.running.base.voters import short_names, voter_about
from workshop.running.room.about import said_about
from workshop.running.voting.again import hands_again
from workshop.running.voting.commands import OpenVote

FURTHER: Final = UserCommand(
    "session.further",
    "ctrl+l",
    "Next widest",
    "Where the room is apart: puts the next in front, with who is at the ends and why.",
    "further",
    footer=False,
    shown_key=KEY,
    needs=Needs.NOTHING,
    part="step",
    state="discuss",
    slash="widest",
)
RATE: Final = UserCommand(
    "session.rate",
    "",
    "Rate again",
    "Counts hands again for what is in front: /rate 5:7 4:3 1:1; the first opens the vote for it.",
    "rate",
    footer=False,
    needs=Needs.LIVE,
    part="step",
    slash="rate",
    takes_words=True,
)


class DiscussBody(VoteBody):
    """Where the room is apart; the line takes the reason for what is in front."""

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (
        *(FURTHER, RATE, VOTE, HANDS, BALLOTS, PASS, CONFIRM),
    )

    LASTS: ClassVar[str] = (
        "What nobody rated again stays as it was. Closed, the rest is told before and after, and "
        "takes no more hands or ballots in this step."
    )

    def __init__(self, shown: ShownSession, recorder: Recorder, step: Step) -> None:
        super().__init__(shown, recorder, step)
        self._place = ("", "")

    @property
    def mode(self) -> Mode:
        """What is done in the vote while it is open; without a word for it, it is only talked."""
        return Mode.ROOM if self._mode is None else self._mode

    @property
    def talks(self) -> bool:
        """Whether the discussion is shown, and not the vote that was asked for by a word."""
        return self._mode is None or not self.state.is_open

    @property
    def found(self) -> Discussion:
        """What the step discusses."""
        return discussion_of(self.record, self.session, self.step)

    def _at(self, found: Discussion) -> int:
        """The place of what is in front."""
        places = [(row.item.id, row.scale.id) for row in found.rows]
        return places.index(self._place) if self._place in places else 0

    @property
    def front(self) -> Discussed | None:
        """What is in front; none where nothing can be discussed."""
        found = self.found
        return found.rows[self._at(found)] if found.rows else None

    @property
    def about_id(self) -> str | None:
        """What is said is about what is in front."""
        row = self.front if self.talks else None
        return row.item.id if row else None

    def crowds(self, height: int) -> bool:
        """Whether the words to say give their room to the list."""
        return height < 30

    # What is shown

    def follow(self) -> None:
        """Show the record as it is now; what was said stands beside what it is about."""
        if not self.state.is_open:
            self._mode = None
        super().follow()
        row = self.front
        self.shown.thing = row.item.id if row else None
        self.log_view.display = bool(self.log_view.row_count) and row is None

    def _drawn(self, box: Box) -> list[Content]:
        """The discussion, or the vote where a word for it was given."""
        return picture.draw(self.apart, box) if self.talks else super()._drawn(box)

    @property
    def apart(self) -> Apart:
        """What is drawn of the discussion."""
        found = self.found
        now = self.state.now
        begin = beginning(found)
        if found.rows and (left := left_out_words(found)):
            begin = f"{begin} {left}"
        room = ""
        if now.is_open and now.progress is not None:
            room = f"Rating again: {now.progress.words}; told when the vote is closed (^s)"
        at = self._at(found)
        return Apart(
            rows=found.rows,
            things=tuple(find_subject(self.record, row.item.id) or row.item for row in found.rows),
            front=at,
            detail=self._detail(found, found.rows[at]) if found.rows else None,
            begin=begin,
            several=len({row.scale.id for row in found.rows}) > 1,
            room=room,
            counted=now.counted if now.is_open else frozenset(),
        )

    def _detail(self, found: Discussion, row: Discussed) -> Detail:
        """What stands beside what is in front."""
        ends = tuple(
            (f"{value:g}", tuple(self._called(each) for each in people), count)
            for value, people, count in ends_of(row)
        )
        said = said_about(self.record, self.session_id, row.item.id)
        return Detail(found.secret, ends, tuple(self._reason(each) for each in said))

    def _called(self, person_id: str) -> tuple[str, str]:
        name = short_names(self.record, self.session.people).get(person_id, "")
        return name or person_id, voter_about(self.record, person_id)[1]

    def _reason(self, entry: Entry) -> Reason:
        names = short_names(self.record, entry.people)
        return Reason(times.time(entry.at), entry.text, ", ".join(names.values()))

    @property
    def invites(self) -> str:
        """What is typed into the line."""
        if not self.talks:
            return super().invites
        return "why they differ" if self.front else ""

    @property
    def crib(self) -> Content | None:
        """What the keys do now."""
        if not self.talks or not self.shown.live:
            return super().crib if self.shown.live else None
        found = self.found
        if not found.rows:
            return None
        at = self._at(found)
        code = found.rows[at].item.code
        nearest = found.rows[(at + 1) % len(found.rows)].item.code
        closes = [slash_key("^s"), muted("shows it")] if self.state.is_open else []
        return Content.assemble(
            slash_key("⏎"), muted(f"records it with {code}   "),
            slash_key(KEY), muted(f"next: {nearest}   "), *self._rates(code), *closes,
        )  # fmt: skip

    def _rates(self, code: str) -> list[Content]:
        """How it is rated again, where it can be."""
        now = self.state.now
        if now.vote is not None and not now.is_open:
            return []
        if now.why_not_by(Channel.HANDS):
            if now.is_open:
                return [slash_key("/pass"), slash_key("/ballots"), muted("take ballots   ")]
            return [slash_key("^s"), muted("opens a vote to rate again   ")]
        return [slash_key("/rate"), muted(f"5:7 4:3 rates {code} again   ")]

    # What is typed, and what can be done

    def look(self, key: str) -> bool:
        """Choose with the empty line."""
        if not self.talks:
            return super().look(key)
        ways = {"up": -1, "down": 1, "pageup": -5, "pagedown": 5}
        found = self.found
        if key not in ways or not found.rows:
            return False
        self._choose(found, min(max(0, self._at(found) + ways[key]), len(found.rows) - 1))
        return True

    def _choose(self, found: Discussion, at: int) -> None:
        row = found.rows[at]
        self._place = (row.item.id, row.scale.id)
        self.follow()

    def action_further(self) -> None:
        """Put the next widest in front, behind the last one the first."""
        found = self.found
        if found.rows:
            self._mode = None
            self._choose(found, (self._at(found) + 1) % len(found.rows))
            if self.crib is not None:
                self.recorder.say_where(self.crib)
        else:
            self.recorder.say(beginning(found))

    def action_rate(self, words: str = "") -> None:
        """Count hands again for what is in front; the first opens the vote."""
        row = self.front
        if row is None:
            self.recorder.say_not_taken(beginning(self.found))
            return
        if not words:
            code = row.item.code or "it"
            self.recorder.say_not_taken(
                f"Say how many hands: /rate {row.scale.greatest:g}:7 {row.scale.least:g}:1 rates "
                f"{code} again."
            )
            return
        try:
            command, check = hands_again(self.state.now, words, row.item.id, row.scale.id)
        except Refused as refusal:
            self.recorder.say_not_taken(str(refusal))
            return
        here = {"session_id": self.session_id, "step_id": self.step.id}
        if self.state.now.vote is None and self.recorder.perform(OpenVote(**here)) is None:
            return
        self.recorder.keep_words()
        counted = command(**here)
        if self.recorder.perform(counted) is not None:
            self.recorder.done(f"{check}; told when the vote is closed")
            self.follow()
