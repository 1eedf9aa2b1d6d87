"""What may stand behind a word: steps, kinds, fields, people, for a list to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.record.documents import EntryKind, Pestle
from workshop.record.record import Record
from workshop.running.capture import NOTE_SIGN, SIGN_OF
from workshop.running.handles import handles_in
from workshop.running.words.slash import Said, Takes


def candidates(takes: Takes, said: Said) -> list[tuple[str, str]]:
    """What may stand behind a word, with what it is; those that what was typed fits.

    Args:
        takes: what the word takes.
        said: what was typed behind it so far, and where.
    """
    typed = said.words.casefold().removeprefix("@")
    if takes is Takes.STEP:
        steps = said.record.guide_of(said.session).steps
        found = [(str(number), step.title) for number, step in enumerate(steps, 1)]
        if typed.isdigit():
            return [pair for pair in found if pair[0].startswith(typed)]
    elif takes is Takes.KIND:
        found = [(kind.value, SIGN_OF.get(kind, NOTE_SIGN)) for kind in EntryKind]
    elif takes is Takes.FIELD:
        found = [(field.word, field.value) for field in Pestle]
    elif takes in (Takes.NAME, Takes.PART):
        found = list(_people(said.record, said))
    else:
        return []
    return [pair for pair in found if any(typed in word.casefold() for word in pair)]


def _people(record: Record, said: Said) -> Iterator[tuple[str, str]]:
    """Everybody on the list of the session, by what is typed for them."""
    handles = handles_in(record, said.session)
    for person in (*record.people_of(said.session), *record.others_of(said.session)):
        yield f"@{handles[person.id]}", person.name
