"""What goes when a person is erased, and what stays: every rule, and the law behind them."""

from __future__ import annotations

import json

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders.record import interview, workshop
from tests.builders.recorded import Recorded
from tests.inputs import inputs
from workshop.privacy.erasure import Erasing
from workshop.privacy.history_wording import Retelling
from workshop.record.document_states import Raw
from workshop.record.documents import (
    ROOM,
    Attribution,
    Ballot,
    Entry,
    EntryKind,
    Factor,
    Session,
)
from workshop.record.ids import id_number
from workshop.record.parts import speaker_order
from workshop.running.capture import Captured, read_line
from workshop.running.commands import (
    EditEntry,
    EditFactor,
    EditPerson,
    RetagEntry,
    RetractEntry,
    SkipStep,
    SplitFactor,
)
from workshop.running.room.about import SetAbout


def texts(states: list[Raw]) -> list[str]:
    """The words of entries or factors."""
    return [state["text"] for state in states]


def room() -> tuple[Recorded, str, str, str, str]:
    """A building with two people, an interview of the first and a workshop of both."""
    made = Recorded()
    dana, ben = made.person("Dana Ortiz", "CFO"), made.person("Ben Okafor", "Service desk")
    talk = made.start(interview(), dana, title="Interview with Dana Ortiz")
    both = made.start(workshop(), dana, ben)
    return made, dana, ben, talk, both


def test_what_the_person_alone_said_goes() -> None:
    """In an interview with them alone that is everything that names nobody else."""
    made, dana, _, talk, both = room()
    for line in ("+ Fast close", "> Send the calendar @Dana", "= We stop here", '" No list"'):
        made.say(talk, "talk", line)
    made.say(talk, "talk", "Ben will check the switch @Ben")
    made.say(both, "talk", "A note of hers @Dana")
    made.say(both, "talk", "A note of nobody")
    made.say(both, "talk", "> Renew the contract, Dana @Dana")
    left = made.left(dana)
    assert texts(left["entries"]) == [
        "Ben will check the switch",
        "A note of nobody",
        "Renew the contract, [name]",
    ]
    assert left["entries"][2].get("people") in (None, [])
    assert [one["title"] for one in left["sessions"]] == ["Interview with [name]", "SWOT workshop"]
    assert [one["name"] for one in left["people"]] == ["Ben Okafor"]


def test_the_persons_consents_and_ballots_go() -> None:
    """Those of others stay as they are."""
    made, dana, ben, _, both = room()
    made.consent(both, dana, Attribution.NAME)
    made.consent(both, ben, Attribution.ROLE)
    desk = made.say(both, "talk", "+ Desk is quick @Ben")
    for voter in (dana, ben, ROOM):
        made.score(both, "inside", desk, voter, rating=2)
    left = made.left(dana)
    assert [one["voter"] for one in left["ballots"]] == [ben, ROOM]
    assert [one["person_id"] for one in left["consents"]] == [ben]
    assert [told for told in made.told(dana) if "rating 2" in told and "Ben Okafor" in told]
    assert not [told for told in made.told(dana) if "Dana" in told]


def test_a_reason_of_others_stays_when_what_it_is_about_goes() -> None:
    """Said about something that only the person said, it is about nothing afterwards."""
    made, dana, _, _, both = room()
    hers = made.say(both, "talk", "Only she said this @Dana")
    his = made.say(both, "talk", "Because of the audit @Ben")
    made.do(SetAbout(entry_id=his.id, about_id=hers.id))
    (left,) = made.left(dana)["entries"]
    assert left["text"] == "Because of the audit"
    assert "about_id" not in left


def test_what_several_said_is_no_more_public_than_before() -> None:
    """The stricter of the two levels keeps holding when the stricter one is erased."""
    made, dana, ben, _, both = room()
    made.consent(both, dana, Attribution.WITHHELD)
    made.consent(both, ben, Attribution.NAME)
    made.say(both, "talk", "We fear the audit @Dana @Ben")
    made.say(both, "talk", "> Prepare the audit @Dana @Ben")
    for entry in made.left(dana)["entries"]:
        assert entry["people"] == [ben]
        assert entry["attribution"] == "withheld"
    made.consent(both, dana, Attribution.NAME)
    assert all("attribution" not in entry for entry in made.left(dana)["entries"])


def test_what_one_of_two_said_is_not_put_down_to_the_other() -> None:
    """In an interview with two, a note without a speaker becomes the department's."""
    made, dana, ben, _, _ = room()
    desk = made.department("IT")
    pair = made.start(interview(), dana, ben, department=desk)
    made.consent(pair, ben, Attribution.NAME)
    made.say(pair, "talk", "One of us said this")
    (entry,) = made.left(dana)["entries"]
    assert entry["departments"] == [desk]
    assert entry["attribution"] in ("department", "participant")


def test_a_correction_keeps_only_the_later_words() -> None:
    """What was put down to the person first and to another later keeps the later wording."""
    made, dana, _, _, both = room()
    entry = made.say(both, "talk", "Her first words @Dana")
    made.do(EditEntry(entry_id=entry.id, line=read_line("His own words @Ben", EntryKind.NOTE)))
    erasing = made.erasing(dana)
    states = [step.new for step in made.steps if step.table == "entries" and step.new]
    assert [(erasing.document("entries", one) or {})["text"] for one in states] == [
        "His own words"
    ] * 2
    assert erasing.words == {"Her first words"}
    assert not [told for told in made.told(dana) if "first words" in told]


def test_a_factor_nobody_else_supports_keeps_its_number_alone() -> None:
    """So that W1 is never given again; one that others support is told in their words."""
    made, dana, _, talk, both = room()
    alone = made.say(talk, "talk", "- The ledger breaks every quarter")
    hers = made.say(both, "talk", "- Nobody owns master data @Dana")
    his = made.say(both, "talk", "- Data is copied by hand @Ben")
    made.merge(his, hers, text="Nobody owns data that is copied by hand")
    made.do(EditFactor(factor_id=made.factor(alone).id, text="Ledger trouble", pestle=None))
    left = made.left(dana)["factors"]
    assert [(one["number"], one["text"]) for one in left] == [
        (1, "[erased]"),
        (2, "[erased]"),
        (3, "Data is copied by hand"),
    ]
    assert left[2]["merged"][0]["text"] == "[erased]"
    made.do(SplitFactor(factor_id=made.factor(hers).id))
    assert texts(made.left(dana)["factors"])[1:] == ["[erased]", "Data is copied by hand"]


def test_a_factor_that_was_split_off_lends_no_words() -> None:
    """What was once merged into it, and is on its own again, says nothing for it."""
    made, _, ben, _, both = room()
    his = made.say(both, "talk", "- Data is copied by hand @Ben")
    hers = made.say(both, "talk", "- The close is late @Dana")
    made.merge(his, hers)
    made.do(SplitFactor(factor_id=made.factor(hers).id))
    assert texts(made.left(ben)["factors"]) == ["[erased]", "The close is late"]


def test_a_wording_that_owes_the_person_nothing_stays() -> None:
    """A factor in the words of somebody else is told as it was."""
    made, dana, _, _, both = room()
    his = made.say(both, "talk", "- Data is copied by hand @Ben")
    hers = made.say(both, "talk", "- Nobody owns master data @Dana")
    made.merge(his, hers)
    assert texts(made.left(dana)["factors"])[0] == "Data is copied by hand"


def test_a_factor_left_behind_by_another_kind_loses_its_words() -> None:
    """An entry that became another kind left its first factor without evidence."""
    made, dana, _, talk, _ = room()
    entry = made.say(talk, "talk", "+ The close is fast")
    made.do(RetagEntry(entry_id=entry.id, kind=EntryKind.WEAKNESS))
    assert texts(made.left(dana)["factors"]) == ["[erased]", "[erased]"]


def test_every_name_the_person_ever_had_goes() -> None:
    """The married name, the misspelt one, and the one entered twice and taken back."""
    made, dana, ben, _, both = room()
    edit = EditPerson(person_id=dana, name="Dana Vega", role="CFO", department_id=None)
    made.do(edit)
    made.say(both, "talk", "Ortiz, now Vega, keeps the list #vega-list #lists @Ben")
    made.do(SkipStep(session_id=both, step_id="actions", reason="Dana Ortiz left"))
    left = json.dumps(made.left(dana)) + "\n".join(made.told(dana))
    assert not [word for word in ("dana", "ortiz", "vega") if word in left.lower()]
    assert made.left(dana)["entries"][0]["tags"] == ["lists"]
    assert ben in left


def test_of_two_people_of_one_name_one_is_erased() -> None:
    """The other keeps the name; texts that mention it stay, as either may be meant."""
    made, dana, ben, _, both = room()
    twin = made.person("Dana Ortiz", "Clerk")
    made.say(both, "talk", "Dana Ortiz signs @Ben")
    made.say(both, "talk", "Mine @Dana.Ortiz.1")
    left = made.left(dana)
    assert [one["id"] for one in left["people"]] == [ben, twin]
    assert left["people"][1]["name"] == "Dana Ortiz"
    assert texts(left["entries"]) == ["Dana Ortiz signs"]
    assert made.erasing(dana).name.shared == ("Dana Ortiz",)


def test_a_name_that_is_a_word_takes_no_words_of_others() -> None:
    """`Will` goes where it is a name; a person called `room` or `note` breaks no document."""
    made, _, _, _, both = room()
    will, note = made.person("Will"), made.person("room")
    desk = made.say(both, "talk", "+ We will see what Will says in the room @Ben")
    made.score(both, "inside", desk, ROOM, rating=3)
    (entry,) = made.left(will)["entries"]
    assert entry["text"] == "We will see what [name] says in the room"
    left = made.left(note)
    assert [one["voter"] for one in left["ballots"]] == [ROOM]
    msgspec.convert(left["ballots"][0], Ballot)


def test_a_guide_with_the_name_in_it_is_still_a_guide() -> None:
    """Titles, words to say and the guide's own name lose it; the guide can be read."""
    made = Recorded()
    dana = made.person("Dana Ortiz")
    guide = msgspec.structs.replace(
        interview("dana-ortiz"), title="Dana " + "x" * 295, purpose="Hear Dana Ortiz"
    )
    made.start(guide, dana)
    (state,) = made.left(dana)["guides"]
    assert "dana" not in json.dumps(state["guide"]).lower()
    msgspec.convert(state["guide"], type(guide))


NAMES = ("Will", "Al", "Zoë Ünal", "[red]", 'Bo "x" Łoś', "🦊 Fox-Lee", "Ann", "Ann Lee", "Q")
WORDS = tuple(f"{first}{last}" for first in "bdfgklmnprst" for last in ("ombat", "uniper", "ackle"))


@settings(max_examples=inputs(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_nothing_of_the_erased_and_everything_of_others(data: st.DataObject) -> None:
    """For any record: no word or name of the erased stays, and every word of others does."""
    made = Recorded()
    people = [made.person(name) for name in data.draw(st.permutations(NAMES))[:4]]
    rooms = [made.start(interview(), people[0]), made.start(workshop(), *people)]
    said: dict[str, str] = {}
    for number in range(data.draw(st.integers(2, 7))):
        session = data.draw(st.sampled_from(rooms))
        speakers = data.draw(st.sets(st.sampled_from(people[1:]), max_size=2))
        if session == rooms[1] and data.draw(st.booleans()):
            speakers.add(people[0])
        said |= _say(made, data, session, speakers, f"{WORDS[number]} {WORDS[-number - 1]} again")
    _curate(made, data)
    person = people[0]
    finals = {entry.id: entry for entry in made.record.all(Entry)}
    erasing, left = made.erasing(person), made.left(person)
    whole = json.dumps([left, made.told(person)], ensure_ascii=False)
    for entry_id, word in said.items():
        people_left = set(finals[entry_id].people) - {person}
        theirs = not people_left and (
            finals[entry_id].session_id == rooms[0] or person in finals[entry_id].people
        )
        assert (word in whole) is not theirs
    assert person not in whole
    assert not erasing.name.found(" ".join(texts(left.get("entries", []))))
    _same_as_replayed(made, erasing, left)


def _say(
    made: Recorded, data: st.DataObject, session: str, speakers: set[str], words: str
) -> dict[str, str]:
    """Record an entry of some people; its first word by its id."""
    from workshop.running.commands import RecordEntries  # noqa: PLC0415 - beside its only use
    from workshop.running.handles import handles_in  # noqa: PLC0415

    handles = handles_in(made.record, made.record.get(Session, session))
    kind = data.draw(st.sampled_from((EntryKind.NOTE, EntryKind.STRENGTH, EntryKind.QUOTE)))
    mention = data.draw(st.sampled_from(("", *NAMES)))
    line = Captured(
        kind=kind,
        text=f"{words} {mention}".strip(),
        handles=tuple(handles[one] for one in sorted(speakers)),
    )
    change = made.do(RecordEntries(session_id=session, step_id="talk", lines=(line,)))
    (entry,) = (one for one in change.puts if isinstance(one, Entry))
    return {entry.id: words.split(maxsplit=1)[0]}


def _curate(made: Recorded, data: st.DataObject) -> None:
    """Merge, reword and retract at random."""
    entries = [entry for entry in made.record.all(Entry) if entry.factor_id]
    if len(entries) > 1 and data.draw(st.booleans()):
        first, second = data.draw(st.permutations(entries))[:2]
        words = f"{first.text.split()[0]} {second.text.split()[1]}"
        made.merge(first, second, text=data.draw(st.sampled_from(("", words))))
    retracts = data.draw(st.booleans())
    if entries and retracts:
        chosen: Entry = data.draw(st.sampled_from(entries))
        made.do(RetractEntry(entry_id=chosen.id))


def _same_as_replayed(made: Recorded, erasing: Erasing, left: dict[str, list[Raw]]) -> None:
    """The changes that stay lead to the documents that stay, in which nothing is broken."""
    replayed: dict[tuple[str, str], Raw | None] = {}
    retelling = Retelling(erasing, "s")
    for meta, steps in made.lines:
        for step in retelling.change(meta, steps)[1]:
            assert replayed.get((step.table, step.key)) == step.old
            replayed[step.table, step.key] = step.new
    for table, states in left.items():
        for state in states:
            if table != "clocks":
                assert replayed[table, str(id_number(state["id"]))] == state
            if table == "factors":
                msgspec.convert(state, Factor)


def test_nobody_is_named_for_what_one_of_two_said() -> None:
    """Both agreed to be named; when one is erased, the other must not get the words of both."""
    made, dana, ben, _, _ = room()
    pair = made.start(interview(), dana, ben, department=made.department("IT"))
    for person in (dana, ben):
        made.consent(pair, person, Attribution.NAME)
    made.say(pair, "talk", "One of us said this")
    made.say(pair, "talk", "Ben said that @Ben")
    first, second = made.left(dana)["entries"]
    assert first["attribution"] == "department"
    assert (second.get("attribution"), second["people"]) == (None, [ben])


def test_the_numbers_of_other_speakers_stay_theirs() -> None:
    """Nobody becomes speaker 1 because speaker 1 was erased."""
    made, dana, ben, _, both = room()
    (left,) = (one for one in made.left(dana)["sessions"] if one["id"] == both)
    assert left["people"] == [ben]
    assert speaker_order(left["people"], left["numbered"]).index(ben) == 1
    assert dana not in left["numbered"]
