"""What erasing takes out of what belongs to others, and the sentences that tell how much it is.

Requirement: no name and no word of the erased stays in what others were sent back, in names given
by mistake, in themes that became part of another; what will go and stay is told before, in figures.
"""

from __future__ import annotations

import json

import msgspec
import pytest

from tests.builders.record import interview, workshop
from tests.builders.recorded import Recorded, raw
from workshop.privacy.erasure_report import extent_of
from workshop.privacy.factor_wording import ERASED
from workshop.record.checks import Verdict
from workshop.record.document_states import States
from workshop.record.documents import Attribution, Person, WithdrawalLevel
from workshop.record.themes import Theme
from workshop.record.transcripts import Cue
from workshop.running.command_kinds.checks import CheckedWords, CheckWords, SendBack
from workshop.running.command_kinds.transcripts import AddTranscript, SpeakerIs
from workshop.running.commands import EditFactor, Withdraw
from workshop.running.findings.commands import MakeFinding
from workshop.running.row_commands import PutRows, RowText
from workshop.running.theming import MakeTheme, MergeThemes


def room() -> tuple[Recorded, str, str, str, str]:
    """Dana, Ben, an interview of Dana and a workshop of both."""
    made = Recorded()
    dana, ben = made.person("Dana Ortiz", "CFO"), made.person("Ben Okafor", "Service desk")
    talk, both = made.start(interview(), dana), made.start(workshop(), dana, ben)
    return made, dana, ben, talk, both


def test_what_others_were_sent_back_keeps_their_answers_without_the_name() -> None:
    """What both said stays answered; what the erased alone said has no answer any more."""
    made, dana, ben, _, both = room()
    first = made.say(both, "talk", "- Dana Ortiz waits for the ledger @Ben")
    hers = made.say(both, "talk", "+ The okapi sleeps @Dana")
    shared = made.say(both, "talk", "- Two systems @Ben @Dana")
    made.close(both)
    for person in (ben, dana):
        made.do(SendBack(session_id=both, person_id=person, file=f"{person}.docx"))
    right = CheckedWords(
        entry_id=first.id, verdict=Verdict.WRONG, correction="Ortiz waits long for the ledger"
    )
    out = CheckedWords(entry_id=shared.id, verdict=Verdict.LEAVE_OUT)
    fine = CheckedWords(entry_id=hers.id, verdict=Verdict.RIGHT)
    made.do(CheckWords(session_id=both, person_id=ben, answers=(right,)))
    made.do(CheckWords(session_id=both, person_id=dana, answers=(out, fine)))
    one, other = sorted(made.left(dana)["member_checks"], key=lambda each: each["person_id"])
    assert (other["person_id"], list(other["answers"])) == (ben, [first.id])
    assert other["answers"][first.id]["was"] == "[name] waits for the ledger"
    assert one == {
        "id": one["id"],
        "session_id": both,
        "person_id": "",
        "answers": {shared.id: {"verdict": "leave out", "at": one["answers"][shared.id]["at"]}},
    }
    (mine,) = made.left(ben)["member_checks"]
    assert (mine["person_id"], list(mine["answers"])) == (dana, [shared.id, hers.id])


def test_a_name_that_was_given_to_somebody_by_mistake_gives_way() -> None:
    """Who was called like the erased for a while has their own name in every state."""
    made, dana, ben, *_ = room()
    wrong = msgspec.structs.replace(made.record.get(Person, ben), name="Dana Ortiz")
    erasing = made.erasing(dana)
    state = erasing.document("people", raw(wrong) or {})
    assert state is not None
    assert (state["id"], state["name"]) == (ben, "Ben Okafor")
    gone = msgspec.structs.replace(wrong, id="01jge3h9zz0000000000")
    state = erasing.document("people", raw(gone) or {})
    assert state is not None
    assert state["name"] == "[name]"


@pytest.mark.parametrize("field", ["name", "definition"])
def test_a_theme_in_the_words_of_the_erased_loses_them_wherever_it_went(field: str) -> None:
    """On its own, and as a part of another, whose history tells what it was called."""
    made, dana, ben, _, both = room()
    words = "The okapi ledger sleeps on Fridays"
    hers = made.say(both, "talk", f"- {words} @Dana")
    his = made.say(both, "talk", "- Slow quotes @Ben")
    named = {"name": words} if field == "name" else {"name": "Timing", "definition": words}
    made.do(MakeTheme(statements=(hers.id,), **named))
    made.do(MakeTheme(name="Quotes", statements=(his.id,)))
    part, whole = sorted(made.record.all(Theme), key=lambda theme: theme.code)
    made.do(MergeThemes(into=whole.id, others=(part.id,)))
    themes = {theme["id"]: theme for theme in made.left(dana)["themes"]}
    assert themes[part.id][field] == ERASED
    assert themes[whole.id]["name"] == "Quotes"
    (merge,) = themes[whole.id]["merged"]
    assert (merge["theme_id"], merge["name"]) == (
        part.id, ERASED if field == "name" else "Timing",
    )  # fmt: skip
    assert "okapi" not in json.dumps(themes) + "\n".join(made.told(dana))
    kept = {theme["id"]: theme for theme in made.left(ben)["themes"]}
    assert kept[part.id][field] == words


def test_what_a_recording_has_somebody_say_is_in_their_words_alone() -> None:
    """Files are searched for these; what others say in it is theirs, and is no reason to go."""
    made, dana, ben, _, both = room()
    said = {"Dana": "The okapi ledger sleeps", "Ben": "Two systems", "Nobody": "Somebody coughs"}
    cues = tuple(Cue(speaker=who, text=text) for who, text in said.items())
    speakers = (SpeakerIs(name="Dana", person=dana), SpeakerIs(name="Ben", person=ben))
    made.do(AddTranscript(session_id=both, cues=cues, speakers=speakers, quotes=False))
    erasing = made.erasing(dana)
    assert {*said.values()} & {*erasing.words} == {said["Dana"]}
    assert {*said.values()} & {*erasing.words_of_others} == {said["Ben"], said["Nobody"]}


def test_what_goes_and_what_stays_is_told_in_figures() -> None:
    """Each sort of thing once, and only where there is some."""
    made, dana, ben, talk, both = room()
    for session, level in ((talk, Attribution.NAME), (both, Attribution.ROLE)):
        made.consent(session, dana, level)
    made.say(talk, "talk", "+ Fast close")
    alone = made.say(both, "talk", "- The okapi sleeps @Dana")
    shared = made.say(both, "talk", "- Two systems @Dana @Ben")
    made.say(both, "talk", "Dana Ortiz keeps the list @Ben")
    made.do(EditFactor(factor_id=shared.factor_id or "", text="Two of Dana Ortiz", pestle=None))
    hers = made.say(both, "talk", "- Zebras block the aisle @Dana")
    made.merge(hers, made.say(both, "talk", "- Nobody passes @Ben"))
    made.score(both, "inside", alone, dana, weight=40)
    cues = tuple(Cue(speaker=who, text=text) for who, text in (("Dana", "Hm"), ("Ben", "Yes")))
    speakers = (SpeakerIs(name="Dana", person=dana), SpeakerIs(name="Ben", person=ben))
    made.do(AddTranscript(session_id=both, cues=cues, speakers=speakers, quotes=False))
    made.do(Withdraw(person_id=dana, level=WithdrawalLevel.WITHDRAWN))
    put = RowText(values={"objective": "Wake the okapi"}, evidence=(alone.id,))
    made.do(PutRows(register="objectives", rows=(put,)))
    made.do(MakeFinding(text="The okapi", cites=(made.factor(shared).id,), quotes=(shared.id,)))
    past = States(made.steps)
    extent = extent_of(made.erasing(dana), past, ["exports/summary.pdf"])
    assert extent.name == "Dana Ortiz"
    assert extent.goes == (
        "the person, with role and department",
        "3 entries by this person alone, in every wording",
        "1 objective that rested on this person's words alone",
        "1 cue of transcripts",
        "2 consents, 1 ballot and 1 withdrawal",
        "the words of 2 factors that nobody else supports",
        "the name in 2 other documents, and in the history",
        "1 exported file with the name or the words: exports/summary.pdf",
        "drafts and set-aside files with the name or the words, and every older backup",
    )
    assert extent.stays == (
        "everything that others said, with [name] where it named this person",
        "1 entry of several people, without this one and no more openly told",
        "2 sessions, without this person on the list",
        "1 factor, told in the words of others",
        "the numbers of factors, so that none is given twice",
    )


@pytest.mark.parametrize(
    ("name", "twin", "told"),
    [
        ("Ada Ek", "Ada Ek", "the name Ada Ek in texts: somebody else is called that too"),
        ("Q", "", "“Q” in texts: such a short name cannot be told from other words"),
        ("Ada Ek", "", ""),
    ],
)
def test_what_cannot_be_found_in_texts_is_told(name: str, twin: str, told: str) -> None:
    """A name of two people and one of a letter stay; nothing else is said of somebody silent."""
    made = Recorded()
    person = made.person(name)
    if twin:
        made.person(twin)
    extent = extent_of(made.erasing(person), States(made.steps))
    assert extent.goes == (
        "the person, with role and department",
        "drafts and set-aside files with the name or the words, and every older backup",
    )
    stays = "everything that others said, with [name] where it named this person"
    assert extent.stays == ((stays, told) if told else (stays,))
