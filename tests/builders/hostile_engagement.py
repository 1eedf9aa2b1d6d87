"""An engagement with hostile text in every field that takes text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.builders.acme import Acme
from workshop.running.capture import read_line
from workshop.running.commands import (
    AddDepartment,
    AddPerson,
    EditEngagement,
    RecordEntries,
    SkipStep,
    StartSession,
)


def hostile_engagement(folder: Path, texts: Iterable[str]) -> Acme:
    """A session a text: it is the name, the place, the reason and what was said by every sign."""
    acme = Acme(folder)
    store = acme.store
    for number, text in enumerate(texts):
        store.do(EditEngagement(name=text, purpose=text, facilitator=text))
        department = store.do(AddDepartment(name=f"{number} {text}")).puts[0].id
        person = store.do(AddPerson(name=f"{number} {text}", role=text, department_id=department))
        start = StartSession(
            guide=acme.guide,
            digest=acme.guide.name,
            people=(person.puts[0].id,),
            department_id=department,
            facilitator=text,
            place=text,
            title=text,
        )
        session_id = str(store.do(start).session_id)
        lines = tuple(read_line(f"{sign} {text}") for sign in '+-*!">=?~.')
        store.do(RecordEntries(session_id=session_id, step_id="works", lines=lines))
        store.do(SkipStep(session_id=session_id, step_id="opening", reason=text))
    return acme
