"""Needs at plain prompts: the board, what is agreed, what is chosen, each need, the replies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from screens.plain.menus.agreeing import everybody, set_criteria, set_limits, set_rule, sign
from screens.plain.menus.letters import write_letter, write_letters
from screens.plain.menus.menu import Choice, Engaged, offer, one_of
from workshop.analysis.needs_alike import needs_alike
from workshop.needs.agreed import framework_of
from workshop.needs.clear import Clarity
from workshop.needs.selecting import Selection, Way, selections_of
from workshop.needs.standing import Needs, needs_of
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.needs.needs import ANSWERS, DONE, NEEDS, PLANNED
from workshop.report.needs.board_lines import board_lines, hang_lines, one_need, tie_lines
from workshop.report.needs.told_answers import answers
from workshop.report.needs.told_needs import ToldNeeds
from workshop.running.commands import Command
from workshop.running.needs.commands import SelectNeeds, Waiver
from workshop.running.needs.select_rules import WAY_WORDS, unclear_of, unclear_words
from workshop.running.row_commands import PutRows, RowText
from workshop.running.words.as_said import Around, row_named
from workshop.text import listing, plural, shorten
from workshop.times import short_day

_LONGEST: Final = 70
"""So many characters of a request are read out in a list."""
_LISTED: Final = 40
"""So many needs are listed, the first in the joint order; others are reached by their codes."""


def needs_menu(engaged: Engaged) -> None:
    """Offer the board, what is agreed, what is chosen, the replies, and each need."""

    def title() -> str:
        told = _told(engaged)
        signed = "signed" if told.framework.is_signed else "not signed"
        return f"{plural(len(told.standing), 'need')}, limits and framework {signed}. What?"

    def choices() -> Iterator[Choice]:
        yield Choice(
            "Tell the board: places, scores, what is chosen", lambda: _tell(engaged, board_lines)
        )
        yield Choice("Limits: how much money, how many staff days", lambda: set_limits(engaged))
        yield Choice("Criteria and their weights", lambda: set_criteria(engaged))
        yield Choice("Rule of the joint order", lambda: set_rule(engaged))
        yield Choice("Sign, or dissent, for a department", lambda: sign(engaged))
        yield Choice("Ties: what excludes, competes or helps", lambda: _tell(engaged, tie_lines))
        yield Choice("Choose within the limits", lambda: _select(engaged))
        yield Choice("On what the choice hangs", lambda: _tell(engaged, hang_lines))
        yield Choice("Needs of several departments that may be one", lambda: _alike(engaged))
        yield Choice("Replies: what is answered to each department", lambda: _replies(engaged))
        yield Choice("Write the letter to a department", lambda: _letter(engaged))
        yield Choice("Write the letters to all departments", lambda: _letters(engaged))
        told = _told(engaged)
        if len(told.joint) > _LISTED:
            yield Choice("A need, by its code", lambda: _by_code(engaged))
        for placed in told.joint[:_LISTED]:
            words = f"{told.code(placed.need.id)}: {shorten(told.want(placed.need.id), _LONGEST)}"
            yield Choice(words, partial(_one, engaged, placed.need.id))

    offer(engaged.ask, title, choices)


def _told(engaged: Engaged) -> ToldNeeds:
    """The needs as whoever runs the sessions sees them."""
    return ToldNeeds(engaged.gathered())


def _tell(engaged: Engaged, lines: Callable[[ToldNeeds], Iterable[str]]) -> None:
    for line in lines(_told(engaged)):
        engaged.ask.tell(line)


def _select(engaged: Engaged) -> None:
    """Choose in one of the ways, once it is said what that comes to and what is not clear of it."""
    with engaged.reading() as store:
        record = store.record
        needs, framework = needs_of(record), framework_of(record)
        selections = selections_of(needs, framework)
    if selections is None:
        engaged.ask.tell("Needs are chosen within limits, and there are none yet: set them first.")
        return
    ways: list[tuple[str, Way]] = [
        (f"{WAY_WORDS[way]}: {_codes(needs, selections.of(way))}", way) for way in WAY_WORDS
    ]
    way = one_of(engaged.ask, "Choose how?", ways)
    if way is None:
        return
    waived = _waivers(engaged, needs, unclear_of(record, needs, selections.of(way)))
    if waived is None:
        return
    decided_by = one_of(engaged.ask, "Who decides?", everybody(record), "nobody is named")
    day = engaged.day("When is what is chosen there? (may be empty)")
    engaged.send(SelectNeeds(way=way, waived=waived, decided_by=decided_by, day=day))


def _codes(needs: Needs, selection: Selection) -> str:
    """What is chosen, by its codes."""
    chosen = set(selection.chosen)
    codes = [need.code for need in needs.standing if need.id in chosen]
    return listing(codes) if codes else "nothing"


def _waivers(
    engaged: Engaged, needs: Needs, unclear: Mapping[str, Clarity]
) -> tuple[Waiver, ...] | None:
    """Why each need that is not clear is chosen all the same; none where one is not waived."""
    waived = []
    for need in needs.standing:
        if need.id not in unclear:
            continue
        engaged.ask.tell(f"{need.code} is not clear: {unclear_words(unclear[need.id])}.")
        reason = engaged.line("Why is it chosen all the same? (empty: choose nothing yet)")
        if not reason:
            return None
        waived.append(Waiver(need_id=need.id, reason=reason))
    return tuple(waived)


def _alike(engaged: Engaged) -> None:
    """Ask of pair after pair of needs whether they are one."""
    told = _told(engaged)
    left = set(told.rows)
    for pair in needs_alike(told.whole):
        if not {pair.first, pair.second} <= left:
            continue
        for each in (pair.first, pair.second):
            engaged.ask.tell(f"{told.code(each)} {told.want(each)}")
        question = f"Are they one? {told.code(pair.first)} then stands for both."
        if engaged.ask.confirm(question, default=False):
            engaged.send(_cells(pair.second, {"merged_into": told.code(pair.first)}))
            left.discard(pair.second)
    engaged.ask.tell("There are no others that are alike.")


def _replies(engaged: Engaged) -> None:
    """Tell what a department is answered to each of its requests."""
    told = _told(engaged)
    department = _department(engaged, told)
    if department is None:
        return
    for each in answers(told, department):
        when = f", {short_day(each.when)}" if each.when else ""
        engaged.ask.tell(f"{each.id} {shorten(each.want, _LONGEST)}: {each.answer}{when}")
        why = f"{each.why.rstrip('.')}. " if each.why else ""
        engaged.ask.tell(f"   {why}Decided by: {each.who}.")


def _letter(engaged: Engaged) -> None:
    """Write the reply to a department to a file."""
    told = _told(engaged)
    if department := _department(engaged, told):
        write_letter(engaged, "reply", told.department(department) or "")


def _letters(engaged: Engaged) -> None:
    """Write the reply to each department to a file of its own."""
    told = _told(engaged)
    names = [told.department(each) or "" for each in told.asking]
    if names:
        write_letters(engaged, "reply", names)
    else:
        engaged.ask.tell("No department asked for anything yet.")


def _department(engaged: Engaged, told: ToldNeeds) -> str | None:
    """The id of a department that asks for something."""
    named = [(told.department(each) or each, each) for each in told.asking]
    return one_of(engaged.ask, "Which department?", named)


def _by_code(engaged: Engaged) -> None:
    """Tell a need whose code is typed, or the one that stands for it."""
    if not (code := engaged.line("Which code? (empty: back)")):
        return
    with engaged.reading() as store:
        row = row_named(Around(store.record, register=REGISTERS[NEEDS]), code)
    whole = _told(engaged).whole.whole_of(row.id)
    if whole is not None:
        _one(engaged, whole.id)


def _one(engaged: Engaged, need_id: str) -> None:
    """Tell a need, and do one thing with it."""
    told = _told(engaged)
    if need_id not in told.rows:
        return
    for line in one_need(told, need_id):
        engaged.ask.tell(line)
    choices = [
        ("Answer it", _answer),
        ("Say that another need stands for it", _merge),
        ("Tell what it rests on", _trace),
    ]
    act = one_of(engaged.ask, f"{told.code(need_id)}. What?", choices)
    if act is not None and (command := act(engaged, told, need_id)):
        engaged.send(command)


def _answer(engaged: Engaged, told: ToldNeeds, need_id: str) -> Command | None:
    """What the department is answered, in its cells."""
    engaged.ask.tell(f"{told.code(need_id)} {told.want(need_id)}")
    answer = one_of(engaged.ask, "Which answer?", [(each, each) for each in ANSWERS])
    if answer is None:
        return None
    must = answer not in (DONE, PLANNED)
    may = "" if must else " (may be empty)"
    why = engaged.line(f"Why, as the department is told?{may}")
    day = engaged.day("When? (may be empty)")
    who = engaged.line("Who decided it? @handle or name (may be empty)")
    written = day.isoformat() if day else ""
    values = {"answer": answer, "answer_why": why, "answer_day": written, "decided_by": who}
    return _cells(need_id, values)


def _merge(engaged: Engaged, told: ToldNeeds, need_id: str) -> Command | None:
    """Which need stands for it too."""
    others = [
        (f"{told.code(each.id)}: {shorten(told.want(each.id), _LONGEST)}", told.code(each.id))
        for each in told.standing
        if each.id != need_id
    ]
    into = one_of(engaged.ask, "Which need stands for it too?", others)
    return _cells(need_id, {"merged_into": into}) if into else None


def _trace(engaged: Engaged, told: ToldNeeds, need_id: str) -> Command | None:
    engaged.do("trace", rest=(told.code(need_id), "--edition", "restricted"))
    return None


def _cells(need_id: str, values: dict[str, str]) -> Command:
    """Cells of a need, as they are typed."""
    return PutRows(register=NEEDS, rows=(RowText(row_id=need_id, values=dict(values)),))
