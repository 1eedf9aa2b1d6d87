"""Who took part in a session, how they may be told, and whether they saw the record."""

from __future__ import annotations

from collections.abc import Iterator

from workshop import times
from workshop.language import say
from workshop.privacy.told_record import people_left_out
from workshop.record.parts import Part
from workshop.report import chapters
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Notice,
    Paragraph,
    Table,
    plain,
)
from workshop.report.listed import others_of, presence_of
from workshop.report.session.lines import alone
from workshop.report.session_view import SessionView
from workshop.report.wording import format as phrases
from workshop.report.wording.states import level_words, part_word, presence_word
from workshop.running.same_person import told_apart
from workshop.text import parted, plural


def who_took_part(view: SessionView) -> Iterator[AnyBlock]:
    """Who took part, as the edition allows; nothing where the one person stands on top."""
    others = list(_others(view))
    if alone(view) and not others:
        return
    yield Heading(text=say("Who took part"))
    people = view.gathered.telling.participants(view.session)
    named = [one.who for one in people if one.attribution != "participant"]
    unnamed = len(people) - len(named)
    if view.gathered.telling.open:
        named, unnamed = [one.who for one in people], 0
    items = [plain(who) for who in named]
    if unnamed:
        words = plural(unnamed, "other participant") if named else plural(unnamed, "participant")
        items.append(plain(say("{words}, not named", words=words)))
    if items:
        yield Bullets(items=tuple(items))
    else:
        wished = people_left_out(view.gathered.record)
        yield Paragraph(
            spans=plain(say(chapters.LEFT_OUT_HERE) if wished else say("Nobody was listed."))
        )
    yield from others


def _others(view: SessionView) -> Iterator[AnyBlock]:
    """Who else was there or is named, and who came and went."""
    telling = view.gathered.telling
    there = {part.value for part in Part if part.in_the_room}
    others = others_of(telling, view.session)
    for words, chosen in (
        (say("Also there"), [o for o in others if o.part in there]),
        (say("Named and not there"), [o for o in others if o.part not in there]),
    ):
        if chosen:
            named = parted(
                one.who
                if not telling.open or one.who.endswith(part_word(one.part))
                else f"{one.who} ({part_word(one.part)})"
                for one in chosen
            )
            yield Paragraph(spans=plain(say("{label}: {people}.", label=words, people=named)))
    if came := presence_of(telling, view.session):
        told = parted(f"{one.who} {presence_word(one.state)}, {times.time(one.at)}" for one in came)
        yield Paragraph(spans=plain(say("Presence: {people}.", people=told)))


def read_back_box(view: SessionView) -> Iterator[AnyBlock]:
    """What those who spoke say of what was written down; whether it was read back stands on top."""
    if checked := chapters.checked_fact(view.gathered, [view.session]):
        yield Notice(text=f"{checked.sentence}.")


def consent(view: SessionView) -> Iterator[AnyBlock]:
    """How those who took part may be told, and what this edition leaves out."""
    session, gathered = view.session, view.gathered
    yield Heading(text=say("How this may be told"))
    people = gathered.record.people_of(session)
    asked = sum(gathered.record.consent_of(session.id, person.id) is not None for person in people)
    if people:
        yield Paragraph(
            spans=plain(
                say(
                    "{people} asked how they may be quoted; whoever was not asked counts as "
                    "“a participant”.",
                    people=phrases.some_of(asked, len(people), "participant"),
                )
                if asked < len(people)
                else say(
                    "{people} asked how they may be quoted.",
                    people=phrases.some_of(asked, len(people), "participant"),
                )
            )
        )
    if not gathered.telling.open:
        left = gathered.telling.left_out(view.all_entries)
        yield from chapters.left_out(gathered, left, session_id=session.id)
        return
    rows = []
    for person in people:
        given = gathered.record.consent_of(session.id, person.id)
        agreed = level_words(given.attribution) if given else say("not asked")
        if given and given.together:
            agreed = say("{agreed}, given for all at once", agreed=agreed)
        name = told_apart(gathered.record, person)
        rows.append((name, agreed, times.day(given.at) if given else "–"))
    if rows:
        yield Table(
            caption=say("How each person may be quoted"),
            columns=(
                Column(title=say("Person")),
                Column(title=say("Agreed")),
                Column(title=say("On")),
            ),
            rows=tuple(rows),
        )
