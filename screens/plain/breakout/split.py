"""Splitting up at plain prompts: groups suggested, dealt anew, changed by words, brought back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from screens.plain.base.prompts import Instead
from screens.plain.base.talk import Act, Talk
from sessions.library.guides import Library
from workshop.errors import Refused
from workshop.guide.step import Step
from workshop.running.room.breakouts import apart, group_meant
from workshop.running.same_person import department_name, told_apart
from workshop.running.splitting.draft import Draft, draft_of
from workshop.running.splitting.groups_told import groups_told
from workshop.running.words.as_said import Around, person_named

_ASKS: Final = "Enter splits up, s deals anew, NAME NUMBER moves somebody, no stays together:"


def tell_groups(talk: Talk, step: Step) -> None:
    """Tell how the groups stand, and what can be done."""
    found = groups_told(talk.record, talk.session, step.id)
    for group in found:
        people = ", ".join(group.people) or "nobody put down"
        talk.tell(f"{group.number} {group.title} ({group.guide}), {group.standing}: {people}")
    if apart(talk.record, talk.session_id, step.id):
        talk.tell("/visit N tells how to go to a group; /together brings them back.")
    else:
        talk.tell("/breakout splits the room up into groups.")


def split_up(talk: Talk, words: str) -> None:
    """Suggest groups, take what is said of them, and make them.

    Raises:
        Refused: the step has no groups, they are at work, or a guide is not there.
        Instead: a command came; no groups are made, and that is told.
    """
    if apart(talk.record, talk.session_id, talk.step.id):
        raise Refused("The groups are at work; /together brings them back first.")
    draft = draft_of(talk.record, talk.session, talk.step.id, words)
    library = Library.at(talk.store.folder.parent, talk.store.folder)
    guides = {name: library.load(name) for name in draft.step.guides}
    while True:
        talk.tell("\n".join(_lines(talk, draft)))
        try:
            answer = talk.line(_ASKS)
        except Instead:
            talk.tell("No groups were made.")
            raise
        if answer.casefold() in ("no", "n"):
            talk.tell("The room stays together.")
            return
        if not answer:
            break
        try:
            draft = _changed(talk, draft, answer)
        except Refused as refused:
            talk.tell(str(refused))
    change = talk.send(draft.command(talk.session, guides))
    talk.tell(f"{change.sentence}. /undo takes it back.")
    tell_groups(talk, talk.step)


def _changed(talk: Talk, draft: Draft, answer: str) -> Draft:
    """The groups after what was said of them."""
    if answer.casefold() == "s":
        return draft.dealt(talk.record, talk.session)
    name, _, number = answer.rpartition(" ")
    if not (name and number.isascii() and number.isdigit()):
        raise Refused("Say who and the number of the group: Dana 2.")
    if not 1 <= int(number) <= len(draft.groups):
        raise Refused(f"There are groups 1 to {len(draft.groups)}.")
    person = person_named(Around(talk.record, talk.session), name)
    if all(each.id != person.id for each, _ in draft.people):
        raise Refused(f"{person.name} does not take part in {talk.session.title}.")
    return draft.put(person, int(number) - 1)


def _lines(talk: Talk, draft: Draft) -> Iterator[str]:
    """Each group with its people and their departments."""
    for at, group in enumerate(draft.groups):
        people = ", ".join(
            f"{told_apart(talk.record, each)} ({department_name(talk.record, each) or '-'})"
            for each in group
        )
        yield f"Group {at + 1}, {draft.step.guide_for(at)}: {people or 'nobody'}"


def visit(talk: Talk, words: str) -> None:
    """Tell how a group is gone to: it is a session of its own.

    Raises:
        Refused: it is not clear which.
    """
    group = group_meant(talk.record, talk.session, talk.step.id, words)
    number = [each.id for each in talk.record.sessions()].index(group.id) + 1
    talk.tell(
        f"{group.title} is session {number}: /leave, then "
        f"`workshop run --plain --session {number}`."
    )


SPLIT_ACTS: Final[dict[str, Act]] = {"breakout": split_up, "visit": visit}
"""What is done while a room splits up, by its word."""
