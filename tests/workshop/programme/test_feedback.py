"""Rounds of feedback: what is new, gone, stronger, weaker; what works; what was kept.

Requirement: what a round finds follows from what was said in its days, beside the round before;
who was not asked again says nothing. The life below is counted by hand.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.builders.acme import GUIDE, START
from tests.builders.wanting import Wanting
from workshop.programme.feedback import Comparison, Feedback, predictions_of
from workshop.programme.feedback_told import feedback_lines, feedback_told
from workshop.record.documents import Entry, EntryKind, Factor
from workshop.record.themes import Theme
from workshop.record.within import OutcomeState
from workshop.running.command_kinds.entries import SetOutcome
from workshop.running.room.about import SetAbout
from workshop.running.row_commands import PutRows, RowText
from workshop.running.theming import PutUnderTheme
from workshop.times import short_day

FIRST, SECOND = START.date() + timedelta(days=100), START.date() + timedelta(days=200)


class Life(Wanting):
    """An engagement over a scan and two rounds."""

    def end(self, text: str, state: OutcomeState, day: date) -> None:
        """Say on a day what became of an action."""
        self.acme.clock.now = START + (day - START.date())
        (entry,) = (e for e in self.store.record.all(Entry) if e.text == text)
        self.do(SetOutcome(entry_id=entry.id, state=state, note="As told"))

    def compare(self, number: int) -> Comparison:
        """What a round found, by its number from 1."""
        found = Feedback(self.store.record, START.date() + timedelta(days=400))
        return found.compare(found.rounds[number - 1])


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """A scan, and two rounds a hundred days apart."""
    life = Life(tmp_path / "acme")
    for line in ("+ Fast close @Dana", "+ Fast close @Ana", "- Old servers @Dana",
                 "- Slow desk @Ana", "- Slow desk @Dana"):  # fmt: skip
        life.acme.say(line)
    life.put(
        "rounds",
        {"round": "Spring", "begins": str(FIRST), "ends": str(FIRST + timedelta(days=9))},
        {"round": "Summer", "begins": str(SECOND)},
    )
    hr = life.acme.department("HR")
    pia = life.acme.person("Pia Holm", "HR", hr)
    life.hold(START.date() + timedelta(days=5), "+ Loyal staff @Pia", people=(pia,))
    life.hold(FIRST, "+ Fast close @Dana", "- Old servers @Dana", "- Old servers @Ana",
              "- Lost laptops @Ana")  # fmt: skip
    life.hold(SECOND, "- Lost laptops @Ana", "- Old servers @Ana")
    return life


def changes(life: Life, number: int) -> dict[str, str]:
    """What became of each factor in a round, by its words."""
    factors = {each.id: each.text for each in life.store.record.all(Factor)}
    return {factors[each.factor_id]: each.change for each in life.compare(number).factors}


def test_factors_against_the_scan_and_then_against_the_round_before(life: Life) -> None:
    """By hand: HR was not heard again in spring, nor Finance in summer."""
    assert changes(life, 1) == {
        "Fast close": "same",  # Finance again; Sales was heard, and nobody asked it about this
        "Old servers": "stronger",  # Finance, now both
        "Slow desk": "not said again",  # both were heard again, and nobody was asked about it
        "Loyal staff": "not asked again",
        "Lost laptops": "new",
    }
    assert changes(life, 2) == {
        "Fast close": "not asked again",  # Finance said it, and said nothing in summer
        "Old servers": "same",  # of Sales, the only one heard in both
        "Lost laptops": "same",
    }


def test_beside_the_scan_only_what_was_spoken_of_again_is_gone(life: Life) -> None:
    """Who had said it speaks of it in the first round, and does not say it again."""
    factors = {each.text: each for each in life.store.record.live_factors()}
    life.hold(FIRST + timedelta(days=1), "Nobody waits any more @Ana", "Talked of it @Pia")
    for text, about in (("Talked of it", "Loyal staff"), ("Nobody waits any more", "Slow desk")):
        assert changes(life, 1)["Slow desk"] == "not said again"
        (entry,) = (each for each in life.store.record.all(Entry) if each.text == text)
        life.do(SetAbout(entry_id=entry.id, about_id=factors[about].id))
    assert changes(life, 1)["Slow desk"] == "gone"
    lines = "\n".join(feedback_lines(feedback_told(life.store.record, SECOND)))
    assert f"gone: {factors['Slow desk'].code} Slow desk" in lines


def test_a_department_that_only_owns_an_action_was_not_heard_again(life: Life) -> None:
    """HR is given something to do in spring, about its own factor, and says nothing of it."""
    loyal = next(each for each in life.store.record.live_factors() if each.text == "Loyal staff")
    life.hold(FIRST + timedelta(days=1))
    life.acme.say("Ask them why they stay @HR", kind=EntryKind.ACTION)
    (entry,) = (each for each in life.store.record.all(Entry) if each.text.startswith("Ask them"))
    assert entry.departments
    life.do(SetAbout(entry_id=entry.id, about_id=loyal.id))
    assert changes(life, 1)["Loyal staff"] == "not asked again"


def test_beside_the_scan_only_who_was_asked_again_makes_it_weaker(life: Life) -> None:
    """Sales says something about it in the first round, and not that it is so; then it counts."""
    fast = next(each for each in life.store.record.live_factors() if each.text == "Fast close")
    life.hold(FIRST + timedelta(days=1), "It took nine days @Ana")
    found = {each.factor_id: each for each in life.compare(1).factors}[fast.id]
    assert (found.change, len(found.before), len(found.now)) == ("same", 1, 1)
    (entry,) = (e for e in life.store.record.all(Entry) if e.text == "It took nine days")
    life.do(SetAbout(entry_id=entry.id, about_id=fast.id))
    found = {each.factor_id: each for each in life.compare(1).factors}[fast.id]
    assert (found.change, len(found.before), len(found.now)) == ("weaker", 2, 1)


def test_what_is_said_again_after_a_round_without_it_is_back(life: Life) -> None:
    """Said in the scan, not in spring, and now; what the round after does not hear is gone."""
    life.hold(SECOND + timedelta(days=1), "- Slow desk @Dana")
    autumn = SECOND + timedelta(days=50)
    life.put("rounds", {"round": "Autumn", "begins": str(autumn)})
    life.hold(autumn, "- Old servers @Dana", "+ Warm rooms @Ana")
    assert changes(life, 2)["Slow desk"] == "back"
    assert changes(life, 3) == {
        "Old servers": "same",  # one department each, of the two heard both times
        "Slow desk": "gone",
        "Lost laptops": "gone",
        "Warm rooms": "new",
    }
    told = feedback_told(life.store.record, autumn)
    (back,) = (each for each in told.rounds[1].factors if each.change == "back")
    assert (back.before, back.now) == ((), ("Finance",))


def test_a_session_on_days_of_two_rounds_is_of_the_later_one(life: Life) -> None:
    """Else what is said in it would be compared with itself."""
    life.put("rounds", {"round": "May", "begins": str(FIRST + timedelta(days=5)),
                        "ends": str(FIRST + timedelta(days=30))})  # fmt: skip
    life.hold(FIRST + timedelta(days=7), "- Late note @Dana")
    found = Feedback(life.store.record, SECOND)
    assert [len(each.sessions) for each in found.rounds] == [1, 1, 1]
    assert changes(life, 2)["Late note"] == "new"


def test_a_day_belongs_to_one_round(life: Life) -> None:
    """First and last day are its; a round without an end goes on; sessions between are of none."""
    life.hold(FIRST + timedelta(days=9), "- Late note @Dana")
    life.hold(FIRST + timedelta(days=10), "- Between @Dana")
    found = Feedback(life.store.record, SECOND)
    assert [len(each.sessions) for each in found.rounds] == [2, 1]
    assert changes(life, 1)["Late note"] == "new"
    assert "Between" not in changes(life, 1)


def test_emerging_is_a_theme_of_no_earlier_session(life: Life) -> None:
    """A theme whose statements are all of the round; one that was touched before is not."""

    def theme(name: str, *texts: str) -> None:
        ids = tuple(e.id for e in life.store.record.all(Entry) if e.text in texts)
        life.do(PutUnderTheme(statements=ids, theme=name))

    theme("Kit", "Lost laptops")
    theme("Machines", "Old servers")
    (kit,) = life.compare(1).emerging
    assert kit == next(t.id for t in life.store.record.all(Theme) if t.name == "Kit")
    assert life.compare(2).emerging == ()


def test_aspects_are_counted_by_round_in_the_same_words(life: Life) -> None:
    """Case and accents do not part them; the round before is the last that looked at it."""
    life.put(
        "aspects",
        {"aspect": "Help désk", "round": "Spring", "verdict": "needs work", "department": "Sales"},
        {"aspect": "help desk", "round": "Spring", "verdict": "works", "department": "Finance"},
        {"aspect": "Help desk", "round": "Summer", "verdict": "works"},
        {"aspect": "Training", "round": "Summer", "verdict": "works"},
    )
    (spring,) = life.compare(1).aspects
    assert (spring.works, spring.needs_work, spring.worked_before) == (1, 1, 0)
    desk, training = life.compare(2).aspects
    assert (desk.works, desk.needs_work) == (1, 0)
    assert (desk.worked_before, desk.needed_work_before) == (1, 1)
    assert training.worked_before == training.needed_work_before == 0


def test_what_was_measured_again_and_what_was_not(life: Life) -> None:
    """By its round or its day, the last of several; the one before is told beside it."""
    life.put("goals", {"goal": "Close in time", "measure": "days"},
             {"goal": "Fewer calls", "measure": "calls"}, {"goal": "Be loved"})  # fmt: skip
    life.put(
        "measurements",
        {"value": "9 days", "indicator": "G1", "measured_on": str(START.date())},
        {"value": "6 days", "indicator": "G1", "measured_on": str(FIRST)},
        {"value": "5 days", "indicator": "G1", "round": "Spring"},
        {"value": "3 days", "indicator": "G1", "round": "Summer"},
    )
    (spring,) = life.compare(1).measured
    assert (spring.value.subject, spring.before and spring.before.subject) == ("5 days", "9 days")
    (summer,) = life.compare(2).measured
    assert (summer.value.subject, summer.before and summer.before.subject) == ("3 days", "5 days")
    (lacking,) = life.compare(1).not_measured
    assert lacking == next(row for row in life.rows("goals") if row.code == "G2")


def test_what_was_measured_before_is_told_in_the_order_of_days(life: Life) -> None:
    """The figure of an earlier round, or of an earlier day, is often entered after a later one."""
    life.put("goals", {"goal": "Close in time", "measure": "days"})
    later, earlier = str(SECOND + timedelta(days=5)), str(SECOND + timedelta(days=2))
    life.put(
        "measurements",
        {"value": "3 days", "indicator": "G1", "round": "Summer", "measured_on": later},
        {"value": "4 days", "indicator": "G1", "round": "Summer", "measured_on": earlier},
        {"value": "5 days", "indicator": "G1", "round": "Spring"},
        {"value": "9 days", "indicator": "G1", "measured_on": str(START.date())},
    )
    (spring,) = life.compare(1).measured
    assert (spring.value.subject, spring.before and spring.before.subject) == ("5 days", "9 days")
    (summer,) = life.compare(2).measured
    assert (summer.value.subject, summer.before and summer.before.subject) == ("3 days", "5 days")


def test_what_is_measured_in_a_session_is_of_its_round_whatever_its_day(life: Life) -> None:
    """A round is told the figure of last month: it is that round's, not that of no round."""
    life.put("goals", {"goal": "Close in time", "measure": "days"})
    day = str(SECOND - timedelta(days=20))
    row = RowText(values={"value": "4 days", "indicator": "G1", "measured_on": day})
    life.do(
        PutRows(
            register="measurements",
            rows=(row,),
            session_id=life.acme.session_id,
            step_id=GUIDE.steps[0].id,
        )
    )
    (summer,) = life.compare(2).measured
    assert summer.value.subject == "4 days"
    assert life.compare(1).measured == ()


def test_what_is_due_later_than_today_is_not_broken(life: Life) -> None:
    """A round that goes on, or is still to come, blames nobody for a day that has not come."""
    day = SECOND + timedelta(days=9)
    life.acme.say(f"Call the bank due:{day}", kind=EntryKind.ACTION)
    broken = {}
    for today in (day - timedelta(days=1), day):
        found = Feedback(life.store.record, today)
        broken[today] = len(found.compare(found.rounds[1]).actions.broken)
    assert list(broken.values()) == [0, 1]


def test_a_round_that_is_not_held_compares_nothing(life: Life) -> None:
    """Its days are told; nobody is said not to have been asked again before anybody could be."""
    life.put("rounds", {"round": "Autumn", "begins": str(SECOND + timedelta(days=90))})
    told = feedback_told(life.store.record, SECOND)
    (autumn,) = [line for line in "\n".join(feedback_lines(told)).split("\n\n") if "RD3" in line]
    assert autumn.strip().splitlines() == [
        f"RD3 Autumn · {short_day(SECOND + timedelta(days=90))} · not held yet"
    ]


def test_actions_are_kept_late_broken_or_dropped(life: Life) -> None:
    """Of those whose day came since the round before, by the day on which each was done."""
    acme = life.acme
    day = FIRST + timedelta(days=20)
    for name in ("Kept", "Late", "Broken", "Dropped"):
        acme.say(f"{name} due:{day}", kind=EntryKind.ACTION)
    acme.say(f"Earlier due:{FIRST}", kind=EntryKind.ACTION)
    acme.say("Never due", kind=EntryKind.ACTION)
    life.end("Kept", OutcomeState.DONE, day)
    life.end("Dropped", OutcomeState.DROPPED, day)
    life.end("Late", OutcomeState.DONE, day + timedelta(days=1))
    (kept,) = (each for each in life.store.record.all(Entry) if each.text == "Kept")
    life.do(SetOutcome(entry_id=kept.id, state=OutcomeState.DONE, note="Told again, later"))
    found = life.compare(2).actions
    texts = {each.id: each.text for each in life.store.record.all(Entry)}
    told = {name: [texts[each] for each in getattr(found, name)]
            for name in ("kept", "late", "broken", "dropped")}  # fmt: skip
    assert told == {name.casefold(): [name] for name in ("Kept", "Late", "Broken", "Dropped")}
    assert [texts[each] for each in life.compare(1).actions.broken] == ["Earlier"]


def test_predictions_are_judged_by_what_came_of_them(life: Life) -> None:
    """What cannot be told is not counted; (0.2² + 0.7²) / 2 = 0.265; one waits."""
    life.put(
        "predictions",
        {"prediction": "Live by March", "chance": 80, "outcome": "happened"},
        {"prediction": "Three bids", "chance": 70, "outcome": "did not happen"},
        {"prediction": "Staff stays", "chance": 60},
        {"prediction": "All are happy", "chance": 90, "outcome": "cannot be told"},
        {"prediction": "No chance given"},
    )
    found = predictions_of(life.store.record)
    assert found is not None
    assert (found.score, found.counted, found.waiting) == (0.265, 2, 1)
    told = feedback_told(life.store.record, SECOND)
    assert (told.n, told.score) == (2, 0.265)


def test_what_was_found_is_told_in_lines(life: Life) -> None:
    """By hand, of the spring: every change with its departments, and what was measured."""
    life.put("goals", {"goal": "Close in time", "measure": "days", "today": "9 days",
                       "wanted": "3 days"})  # fmt: skip
    life.put("measurements", {"value": "6 days", "indicator": "G1", "round": "Spring"})
    told = feedback_told(life.store.record, SECOND)
    lines = [re.sub(r": [SWOT]\d+ ", ": ", line) for line in feedback_lines(told)]
    assert lines[:7] == [
        f"RD1 Spring · {short_day(FIRST)} to {short_day(FIRST + timedelta(days=9))} · 1 session",
        "  new: Lost laptops (Sales)",
        "  stronger: Old servers (1 ▸ 2 departments)",
        "  not asked again: Loyal staff",
        "  the same: 1 factor",
        "  not said again: 1 factor",
        "  G1 Close in time: 9 days ▸ 6 days, wanted 3 days",
    ]
    assert (told.n, told.score) == (0, None)
