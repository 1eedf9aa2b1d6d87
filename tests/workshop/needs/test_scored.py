"""What rooms scored of needs: the latest session, the round that counts, nothing of open votes."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.builders.record import TEN, interview, scale, workshop
from tests.builders.votes import VotingRoom, vote_step
from workshop.ballots.subjects import subjects_of
from workshop.ballots.votes.again import counted_now
from workshop.ballots.votes.decided_on import basis_of, following
from workshop.ballots.votes.items import listed
from workshop.errors import Refused
from workshop.guide.room_steps import Discuss
from workshop.guide.row_steps import Decide
from workshop.guide.shape import Guide, Score
from workshop.needs.judged import Judged
from workshop.needs.scored import scores_of_rows
from workshop.needs.standing import needs_of
from workshop.record.change import Change, Moment
from workshop.record.documents import ROOM, Session
from workshop.record.rows import ROW_TYPES
from workshop.record.votes.channels import Channel
from workshop.record.within import Wall
from workshop.report.on_paper.ballot_paper import BallotPaper
from workshop.report.wall.projection import project
from workshop.running.commands import Command, FinishScoring, MoveTo, SetScore
from workshop.running.needs.commands import CriterionText, SetFramework, SignFramework
from workshop.running.room.wall import ShowOnWall
from workshop.running.row_commands import PutRows, RowText
from workshop.running.score_rules import score_step
from workshop.running.session_rules import decide
from workshop.running.voting.commands import CastBallot, CloseVote, CountHands, OpenVote

RATE = "rate"
SPEED = scale("speed", 5)
PRIORITY, NEED = scale("priority", 5), scale("need", 5)


def rating(*, voters: str = "each", secret: bool = False, scope: str = "engagement") -> Guide:
    """A workshop that scores needs, and rates them again."""
    guide = workshop()
    rate = Score(
        id=RATE,
        title="Rate every need",
        minutes=TEN,
        of="needs",
        scales=(PRIORITY, NEED, SPEED),
        voters="room" if voters == "room" else "each",
        secret=secret,
        scope="session" if scope == "session" else "engagement",
    )
    again = Discuss(id="apart", title="Where we are apart", minutes=TEN, of=RATE)
    steps = (guide.steps[0], rate, again, *guide.steps[3:])
    return msgspec.structs.replace(
        guide, name=f"rating-{voters}-{int(secret)}-{scope}", steps=steps
    )


class Rating(VotingRoom):
    """A room of three departments, whose framework is signed, and its needs."""

    def __init__(self, guide: Guide | None = None) -> None:
        super().__init__(guide=guide or rating(), people=6)
        self.step_id = RATE
        finance = self.record.department_named("Finance")
        assert finance is not None
        self.departments = {"Finance": finance.id, "HR": self.department("HR")}
        self.codes: dict[str, str] = {}
        for department, want in (("Finance", "Close in three days"), ("HR", "One sign-on")):
            self.need(want, department)
        self.need("Phones", "HR")

    def weigh(self) -> None:
        """Have a criterion with its weight."""
        self.do(SetFramework(criteria=(CriterionText(name="Speed", weight=1),)))

    def agree(self) -> None:
        """Have that signed by one department."""
        self.do(SignFramework(person_id=self.people[0]))

    def need(self, want: str, department: str, **cells: Any) -> str:
        """Enter a need; its code."""
        change = self.rows({"want": want, "department": department, **cells})
        row = next(put for put in change.puts if isinstance(put, ROW_TYPES["needs"]))
        self.codes[row.code] = row.id
        return row.code

    def rows(self, values: dict[str, Any], code: str = "") -> Change:
        """Enter a row of needs, or change one."""
        row_id = self.codes.get(code)
        return self.do(PutRows(register="needs", rows=(RowText(values=values, row_id=row_id),)))

    def rate(self, code: str, voter: str = ROOM, step: str = RATE, **values: float) -> None:
        """Score a need."""
        for scale_id, value in values.items():
            self.do(
                SetScore(
                    session_id=self.talk,
                    step_id=step,
                    voter=voter,
                    subject_id=self.codes[code],
                    scale_id=scale_id,
                    value=value,
                )
            )

    def ballot(self, channel: str, voter: str, step: str = RATE, **values: float) -> None:
        """Cast a ballot with the priorities of needs by their codes."""
        given = {self.codes[code]: {"priority": value} for code, value in values.items()}
        self.do(
            CastBallot(
                session_id=self.talk,
                step_id=step,
                channel=Channel(channel),
                voter=voter,
                votes=given,
            )
        )

    def judged(self, code: str) -> dict[str, Judged]:
        """What a need came to."""
        return dict(scores_of_rows(self.record, "needs").get(self.codes[code], {}))


def agreed(guide: Guide | None = None) -> Rating:
    """A room that may score."""
    room = Rating(guide)
    room.weigh()
    room.agree()
    return room


def test_what_a_room_gave_counts_once_it_is_taken_in() -> None:
    """The median of the ballots, how many, and by department; nothing before they are in.

    What was entered by hand counts on those scales alone that no room scored.
    """
    room = agreed()
    hr = room.person("Hira Ray", "Head of HR", room.departments["HR"])
    for voter, priority in zip(room.people[:3], (1, 2, 5), strict=True):
        room.rate("N1", voter, priority=priority)
    assert room.judged("N1") == {}
    session = msgspec.structs.replace(room.session, people=(*room.session.people, hr))
    room.record.put(session)
    room.rate("N1", hr, priority=4)
    room.do(FinishScoring(session_id=room.talk, step_id=RATE))
    found = room.judged("N1")["priority"]
    assert (found.value, found.n, found.by, found.session_id) == (3.0, 4, "room", room.talk)
    assert dict(found.by_department) == {room.departments["Finance"]: 2, room.departments["HR"]: 4}
    need = needs_of(room.record).standing[0]
    assert need.priority == found
    assert need.need is None
    room.rows({"priority": "1", "need": "2"}, "N1")
    need = needs_of(room.record).standing[0]
    assert need.priority == found
    assert need.need == Judged(value=2, by="hand", n=1)


def test_a_vote_tells_nothing_until_it_is_closed_and_hands_no_department() -> None:
    """Ballots, hands and seats count together; only people in their names have a department."""
    room = agreed()
    room.open()
    assert [item.code for item in room.items] == ["N1", "N2", "N3"]
    room.ballot("called", room.people[0], N1=5, N2=1)
    room.ballot("paper", "Paper 1", N1=4)
    room.do(
        CountHands(
            session_id=room.talk,
            step_id=RATE,
            subject_id=room.codes["N2"],
            scale_id="priority",
            counts={"2": 3},
        )
    )
    assert room.judged("N1") == room.judged("N2") == {}
    room.do(CloseVote(session_id=room.talk, step_id=RATE))
    first, second = room.judged("N1")["priority"], room.judged("N2")["priority"]
    assert (first.value, first.n, list(first.by_department.values())) == (4.5, 2, [5.0])
    assert (second.value, second.n, list(second.by_department.values())) == (2.0, 4, [1.0])


def test_secret_ballots_tell_no_department() -> None:
    """Neither where they were scored in secret, nor where a secret vote was held."""
    room = agreed(rating(secret=True))
    room.rate("N1", room.people[0], priority=3)
    room.rate("N1", room.people[1], priority=5)
    room.do(FinishScoring(session_id=room.talk, step_id=RATE))
    assert dict(room.judged("N1")["priority"].by_department) == {}
    voted = agreed(rating(secret=True))
    voted.open()
    for voter, value in zip(voted.people[:3], (1, 3, 5), strict=True):
        voted.ballot("passed", voter, N1=value)
    voted.do(CloseVote(session_id=voted.talk, step_id=RATE))
    found = voted.judged("N1")["priority"]
    assert (found.value, found.n, dict(found.by_department)) == (3.0, 3, {})


def test_what_was_rated_again_counts_and_the_rest_stays() -> None:
    """Of what was rated again the last round counts, of the rest the one before."""
    room = agreed()
    for voter, value in zip(room.people[:3], (1, 1, 5), strict=True):
        room.rate("N1", voter, priority=value)
        room.rate("N2", voter, priority=value)
    room.do(FinishScoring(session_id=room.talk, step_id=RATE))
    room.do(OpenVote(session_id=room.talk, step_id="apart"))
    for voter in room.people[:3]:
        room.ballot("called", voter, "apart", N1=4)
    assert room.judged("N1")["priority"].value == 1
    room.do(CloseVote(session_id=room.talk, step_id="apart"))
    assert room.judged("N1")["priority"].value == 4
    assert room.judged("N2")["priority"].value == 1


def test_the_latest_session_counts_scale_by_scale() -> None:
    """A session that scored one scale leaves what another one gave on the others."""
    room = agreed(rating(voters="room"))
    room.rate("N1", priority=2, need=5)
    room.do(FinishScoring(session_id=room.talk, step_id=RATE))
    before = room.judged("N1")["need"]
    room.talk = room.start(rating(voters="room", scope="session"), *room.people)
    room.rate("N1", priority=4)
    assert room.judged("N1")["priority"].value == 2
    room.do(FinishScoring(session_id=room.talk, step_id=RATE))
    found = room.judged("N1")
    assert (found["priority"].value, found["priority"].session_id) == (4, room.talk)
    assert found["need"] == before


def test_a_merged_need_counts_by_its_own_scores_else_by_those_of_its_parts() -> None:
    """As of factors; the history says what becomes of them, and a part taken out has its own."""
    room = agreed(rating(voters="room"))
    room.rate("N1", priority=2)
    room.rate("N2", priority=5, need=4)
    room.rate("N3", priority=3)
    room.do(FinishScoring(session_id=room.talk, step_id=RATE))
    change = room.rows({"merged_into": "N1"}, "N2")
    assert change.sentence.endswith("priority 2 of N1 counts (N2 had 5); need 4 of N2 goes along")
    whole = room.judged("N1")
    assert {name: each.value for name, each in whole.items()} == {"priority": 2, "need": 4}
    step = score_step(room.record, room.session, RATE)
    assert [each.code for each in subjects_of(room.record, room.session, step)] == ["N1", "N3"]
    apart = room.rows({"merged_into": ""}, "N2")
    assert apart.sentence.endswith("N2 has its own scores again")
    assert room.judged("N2")["priority"].value == 5


def test_scales_are_found_by_title_and_priority_and_need_by_id_too() -> None:
    """A title in any case; an id that another scale has as its title means that one."""
    guide = rating(voters="room")
    own = (
        msgspec.structs.replace(PRIORITY, title="How soon"),
        msgspec.structs.replace(SPEED, id="need", title="Speed of WORK"),
        msgspec.structs.replace(NEED, id="want", title="Need"),
    )
    steps = tuple(
        msgspec.structs.replace(step, scales=own) if isinstance(step, Score) else step
        for step in guide.steps
    )
    room = agreed(msgspec.structs.replace(guide, name="titles", steps=steps))
    room.rate("N1", priority=1, need=2, want=3)
    room.do(FinishScoring(session_id=room.talk, step_id=RATE))
    found = {name: each.value for name, each in room.judged("N1").items()}
    assert found == {"priority": 1, "how soon": 1, "speed of work": 2, "need": 3}


@pytest.mark.parametrize("first", ["nothing", "criteria"])
def test_needs_are_scored_once_the_weights_are_signed(first: str) -> None:
    """Nobody sees a number before the weights stand: not by values, not by a vote."""
    room = Rating()
    if first == "criteria":
        room.weigh()
    for refused in (
        lambda: room.rate("N1", room.people[0], priority=3),
        lambda: room.do(OpenVote(session_id=room.talk, step_id=RATE)),
    ):
        with pytest.raises(Refused, match="Needs are scored once"):
            refused()
    if first == "nothing":
        room.weigh()
    room.agree()
    room.rate("N1", room.people[0], priority=3)


def test_what_a_file_tells_is_never_refused_for_it() -> None:
    """An import says what was done once, whatever stands in the framework here."""
    room = Rating()
    command: Command = SetScore(
        session_id=room.talk,
        step_id=RATE,
        voter=ROOM,
        subject_id=room.codes["N1"],
        scale_id="priority",
        value=3,
    )
    moment = Moment(room.now, room._new.__next__, replayed=True)
    assert decide(room.record, command, moment).puts
    room.weigh()
    room.agree()
    limit = RowText(values={"limit": "cost", "choice": "needs", "amount": 1000})
    changes_what_is_signed = PutRows(register="limits", rows=(limit,))
    with pytest.raises(Refused, match="signed what stands"):
        room.do(changes_what_is_signed)
    assert decide(room.record, changes_what_is_signed, moment).puts


def test_rows_of_other_sessions_are_scored_where_the_guide_says_so() -> None:
    """Of the session: its own and those entered outside of any; of the engagement: all."""
    room = agreed()
    other = room.start(interview(), room.people[0])
    room.do(
        PutRows(
            register="needs",
            rows=(RowText(values={"want": "Heard elsewhere"}),),
            session_id=other,
            step_id="talk",
        )
    )
    everywhere = score_step(room.record, room.session, RATE)
    here = msgspec.structs.replace(everywhere, scope="session")
    session = room.record.get(Session, room.talk)
    codes = [each.code for each in subjects_of(room.record, session, everywhere)]
    assert codes == ["N1", "N2", "N3", "N4"]
    assert [one.code for one in subjects_of(room.record, session, here)] == codes[:3]


def test_merged_needs_stand_on_no_list_and_a_decision_rests_on_the_whole() -> None:
    """A vote lists what stands, in its words; what is decided on them leads to their codes."""
    voted = vote_step("approve", of=("needs",), scope="engagement")
    decide_on = Decide(id="line", title="The line", minutes=TEN, of=RATE)
    guide = rating(voters="room")
    room = agreed(msgspec.structs.replace(guide, steps=(*guide.steps, voted, decide_on)))
    room.rows({"merged_into": "N3"}, "N2")
    listing = [(item.code, item.text) for item in listed(room.record, room.session, voted)]
    assert listing == [("N1", "Close in three days"), ("N3", "Phones")]
    room.do(OpenVote(session_id=room.talk, step_id=voted.id))
    with pytest.raises(Refused, match="N3 is on the list of the vote of Priorities"):
        room.rows({"merged_into": ""}, "N2")
    room.do(CloseVote(session_id=room.talk, step_id=voted.id))
    room.rate("N1", priority=2, need=2, speed=1)
    room.rate("N3", priority=5, need=4, speed=1)
    room.do(FinishScoring(session_id=room.talk, step_id=RATE))
    basis = basis_of(room.record, room.session, decide_on)
    assert basis is not None
    assert basis.sentence == "In order of priority × need."
    assert [(one.code, one.told) for one in basis.things] == [
        ("N3", "20, place 1"), ("N1", "4, place 2"),
    ]  # fmt: skip
    cells = following(room.record, room.session, decide_on, {"decision": "N3: We buy phones"})
    assert cells["decision"] == "We buy phones"
    assert cells["rests_on"] == "N3; scores of Rate every need"


@pytest.mark.parametrize("secret", [False, True])
def test_a_vote_on_scores_of_needs_has_an_order_on_the_wall_and_on_paper(secret: bool) -> None:
    """By priority times need; what was merged since says so; no value stands on a ballot before."""
    room = agreed(rating(secret=secret))
    room.do(MoveTo(session_id=room.talk, step_id=RATE))
    paper = BallotPaper(room.record, room.session, room.record.step_of(room.session, RATE))
    assert [item.text for item in paper.items] == ["Close in three days", "One sign-on", "Phones"]
    room.open()
    for voter, channel in zip(room.people, ("called", "passed", "paper", "called"), strict=False):
        given = {
            room.codes[code]: {"priority": priority, "need": need}
            for code, priority, need in (("N1", 2.0, 2.0), ("N2", 5.0, 4.0), ("N3", 5.0, 5.0))
        }
        room.give(channel, given, voter)
    before = project(room.record, room.session, room.now, room.boxes)
    assert (before.cast, before.results) == (4, ())
    room.close_vote()
    room.do(ShowOnWall(session_id=room.talk, wall=Wall.RESULT))
    shown = project(room.record, room.session, room.now, room.boxes)
    told = [(bar.code, bar.votes, bar.place) for bar in shown.results]
    assert told == [("N3", 25, 1), ("N2", 20, 2), ("N1", 4, 3)]
    room.rows({"merged_into": "N3"}, "N2")
    results = counted_now(room.record, room.vote).results
    assert [(one.code, one.since) for one in results][1] == ("N2", "merged into N3")
