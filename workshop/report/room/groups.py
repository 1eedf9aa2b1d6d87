"""What the groups said into which a room split up: under the name of each, in its own order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from workshop.guide.room_steps import Breakout
from workshop.language import say
from workshop.privacy.participant import some
from workshop.record.documents import Clock, Entry, EntryKind, Factor
from workshop.record.sittings.groups import groups_of
from workshop.report.blocks import AnyBlock, Bullets, Heading, Paragraph, plain
from workshop.report.listed import state_words
from workshop.report.session_view import SessionView
from workshop.report.wording.group_facts import GroupEntryFact, GroupFact
from workshop.report.wording.states import kind_title, state_word
from workshop.text import listing, plural


def facts(view: SessionView) -> tuple[GroupFact, ...] | None:
    """The groups of the session, in the order of the steps; none where its guide has none."""
    steps = view.guide.steps_of(Breakout)
    return tuple(fact for step in steps for fact in _of_step(view, step))


def _of_step(view: SessionView, step: Breakout) -> Iterator[GroupFact]:
    """The groups of one step."""
    gathered = view.gathered
    for group in groups_of(gathered.record, view.session.id, step.id):
        entries = gathered.record.entries_of(group.id)
        told = [entry for entry in entries if gathered.telling.tells(entry)]
        yield GroupFact(
            id=group.id,
            step=step.id,
            title=gathered.title(group),
            participants=gathered.telling.participants(group),
            state=state_words(group, gathered.record.find(Clock, group.id)),
            rejoined=group.rejoined,
            # What was said in a group is the group's until it came together.
            entries=tuple(_entry(view, entry) for entry in told) if group.rejoined else (),
            left_out=gathered.telling.left_out(entries).total if group.rejoined else 0,
        )


def _entry(view: SessionView, entry: Entry) -> GroupEntryFact:
    """Something that was said in a group."""
    gathered = view.gathered
    factor = gathered.record.find(Factor, entry.factor_id)
    whole = gathered.record.whole_of(factor) if factor else None
    return GroupEntryFact(
        id=gathered.entry_id(entry),
        kind=entry.kind.value,
        text=gathered.telling.words(entry),
        who=gathered.telling.who(entry),
        factor=whole.code if whole and gathered.known_of(whole) else "",
        check=gathered.mark(entry).strip(),
    )


def section(view: SessionView, steps: Sequence[Breakout]) -> Iterator[AnyBlock]:
    """Who was in which group, and what it said."""
    for step in steps:
        found = list(_of_step(view, step))
        yield Heading(text=view.gathered.telling.text(step.title))
        for group in found:
            yield Heading(text=group.title, level=2)
            yield Paragraph(spans=plain(_who(group)))
            if group.entries:
                yield Bullets(items=tuple(plain(_words(entry)) for entry in group.entries))


def _who(group: GroupFact) -> str:
    """Who was in a group, and how much it said."""
    # Several who are told alike are those who are not named.
    alike = Counter(each.who for each in group.participants)
    told = [who if n == 1 else _several(who, n) for who, n in alike.items()]
    names = listing(told) or say("Nobody was put down")
    if group.rejoined is None:
        return say("{names}; {state}, not back yet.", names=names, state=state_word(group.state))
    said = plural(len(group.entries), "statement")
    if group.left_out:
        return say(
            "{names}; {statements}, {number} left out.",
            names=names,
            statements=said,
            number=group.left_out,
        )
    return f"{names}; {said}."


def _several(who: str, number: int) -> str:
    """So many of whom the same is told."""
    return some(number) if who == some(1) else say("{number} {who}s", number=number, who=who)


def _words(entry: GroupEntryFact) -> str:
    """Something that was said, with what it is, its factor, and who said it."""
    code = f"{entry.factor} " if entry.factor else ""
    who = f" ({entry.who})" if entry.who else ""
    mark = f" {entry.check}" if entry.check else ""
    kind = kind_title(EntryKind(entry.kind))
    return say("{label}: {text}", label=kind, text=f"{code}{entry.text}{who}{mark}")
