"""Findings at plain prompts: made of a few numbers, changed, put in order, handed out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from screens.plain.menus.menu import Choice, Engaged, offer, one_of
from workshop.errors import Refused
from workshop.privacy.told_record import told_record
from workshop.record.findings.documents import MOST_LINES, Ask, Finding
from workshop.record.record import Record
from workshop.report.answer import answer_of
from workshop.report.findings.listed import finding_lines, listed, material_words
from workshop.report.findings.material import Material, material_of
from workshop.report.view import Gathered
from workshop.running.commands import Command
from workshop.running.findings.commands import (
    DropFinding,
    EditFinding,
    IssueVersion,
    MakeFinding,
    MoveFinding,
    WriteHeadline,
)
from workshop.running.findings.standing import finding_meant, findings_of, headline_of
from workshop.running.words.of_analysis import cited_named
from workshop.text import plural, shorten

_AT_ONCE: Final = 12
"""So many things to choose from are told before it is asked."""
_LONGEST: Final = 80
"""So many characters of one of them are read out."""


def findings_menu(engaged: Engaged) -> None:
    """Offer to read the findings, to make one, and what can be done with each."""

    def title() -> str:
        with engaged.reading() as store:
            found = findings_of(store.record)
            headline = headline_of(store.record)
        words = f"Headline: {headline.text}" if headline else "no headline yet"
        return f"{plural(len(found), 'finding')}. {words}. What?"

    def choices() -> Iterator[Choice]:
        yield Choice("Make a finding", lambda: _make(engaged))
        yield Choice("Read them all", lambda: engaged.do("findings"))
        yield Choice("Write the headline", lambda: _headline(engaged))
        yield Choice("Hand the documents out as the next draft", lambda: _issue(engaged))
        yield Choice("Hand the documents out as final", lambda: _issue(engaged, final=True))
        with engaged.reading() as store:
            found = findings_of(store.record)
        for each in found:
            yield Choice(f"{each.code}: {each.text}", partial(_one, engaged, each.id))

    offer(engaged.ask, title, choices)


def _make(engaged: Engaged) -> None:
    """Ask what a finding rests on, then for its words."""
    cites = _rests_on(engaged)
    if not cites:
        return
    text = engaged.line("The finding, in one sentence (empty: back):")
    if not text:
        return
    recommendation = engaged.line("What do you recommend? (may be empty)")
    ask = _asked(engaged, None)
    command = MakeFinding(text=text, cites=cites, recommendation=recommendation, ask=ask)
    engaged.send(command)


def _headline(engaged: Engaged) -> None:
    """The answer in a sentence, and up to three lines below it."""
    with engaged.reading() as store:
        old = headline_of(store.record)
    text = engaged.line("The answer of the whole work, in one sentence:", old.text if old else "")
    lines: list[str] = []
    for place in range(MOST_LINES if text else 0):
        known = old.lines[place] if old and place < len(old.lines) else ""
        line = engaged.line(f"Line {place + 1} below it (may be empty):", known)
        if not line:
            break
        lines.append(line)
    engaged.send(WriteHeadline(text=text, lines=tuple(lines)))


def _issue(engaged: Engaged, *, final: bool = False) -> None:
    """Hand the documents out, once it is said who answers for them."""
    with engaged.reading() as store:
        known = store.record.engagement.facilitator
    author = engaged.line("Who answers for them?", known)
    engaged.send(IssueVersion(final=final, author=author))


def _one(engaged: Engaged, finding_id: str) -> None:
    """Tell a finding, and do one thing with it."""
    with engaged.reading() as store:
        record = told_record(store.record)
        finding = finding_meant(store.record, finding_id)
    found = listed(record, "restricted")
    for fact in found.findings:
        if fact.id == finding.code:
            for line in finding_lines(fact):
                engaged.ask.tell(line)
    for hides in found.hides:
        if hides.finding == finding.code:
            engaged.ask.tell(f"    {hides.sentence}")
    choices = [
        ("Word it anew", _word),
        ("Say what it rests on", _cite),
        ("Recommend something", _recommend),
        ("Ask something of those who decide", _ask),
        ("Choose what is quoted below it", _quote),
        ("Put it at another place", _move),
        ("Take it back", _drop),
    ]
    act = one_of(engaged.ask, f"{finding.code}. What?", choices)
    if act is not None and (command := act(engaged, finding)):
        engaged.send(command)


def _word(engaged: Engaged, finding: Finding) -> Command | None:
    text = engaged.line("The finding:", finding.text)
    return EditFinding(finding_id=finding.id, text=text) if text != finding.text else None


def _cite(engaged: Engaged, finding: Finding) -> Command | None:
    cites = _rests_on(engaged)
    return EditFinding(finding_id=finding.id, cites=cites) if cites else None


def _recommend(engaged: Engaged, finding: Finding) -> Command | None:
    said = engaged.line("What do you recommend? (- takes it away)", finding.recommendation)
    said = "" if said == "-" else said
    if said == finding.recommendation:
        return None
    return EditFinding(finding_id=finding.id, recommendation=said)


def _ask(engaged: Engaged, finding: Finding) -> Command | None:
    ask = _asked(engaged, finding.ask)
    if ask == finding.ask:
        return None
    return EditFinding(finding_id=finding.id, ask=ask or Ask(text=""))


def _quote(engaged: Engaged, finding: Finding) -> Command | None:
    """What was said behind it, numbered; what is chosen takes the place of what was."""
    with engaged.reading() as store:
        record = told_record(store.record)
    facts = answer_of(Gathered(record, "restricted", ids=True)).findings
    said = [each for fact in facts if fact.id == finding.code for each in fact.said]
    for number, each in enumerate(said, 1):
        chosen = ", chosen" if each.chosen else ""
        against = ", the other way" if each.stance == "against" else ""
        who = f" ({each.who})" if each.who else ""
        engaged.ask.tell(f"  {number} {shorten(each.text, _LONGEST)}{who}{against}{chosen}")
    typed = engaged.line("Numbers, in their order (- for none; empty: back):")
    if not typed:
        return None
    numbers = [] if typed == "-" else typed.replace(",", " ").split()
    return EditFinding(
        finding_id=finding.id,
        quotes=tuple(_at(word, [each.entry for each in said]) for word in numbers),
    )


def _move(engaged: Engaged, finding: Finding) -> Command | None:
    typed = engaged.line("At which place, from 1? (empty: back)")
    return MoveFinding(finding_id=finding.id, place=int(typed)) if typed.isdecimal() else None


def _drop(engaged: Engaged, finding: Finding) -> Command | None:
    if engaged.ask.confirm(f"Take {finding.code} back?", default=False):
        return DropFinding(finding_id=finding.id)
    return None


def _asked(engaged: Engaged, old: Ask | None) -> Ask | None:
    """What is asked, of whom and until when; none where nothing is."""
    said = engaged.line(
        "What is asked of those who decide? (- for nothing)", old.text if old else ""
    )
    if said in ("", "-"):
        return None
    who = engaged.line("Of whom? (may be empty)", old.who if old else "")
    by = engaged.day("By when? (15 Dec, in 2 weeks; may be empty)", old.by if old else None)
    return Ask(text=said, who=who, by=by)


def _rests_on(engaged: Engaged) -> tuple[str, ...]:
    """What a finding is to rest on, by numbers or codes; nothing where nothing was chosen.

    What can be chosen is told in the order of all documents, a few at a time.
    """
    with engaged.reading() as store:
        record = told_record(store.record)
    material = material_of(Gathered(record, "restricted"))
    for first in range(0, len(material), _AT_ONCE):
        for number, each in enumerate(material[first : first + _AT_ONCE], first + 1):
            engaged.ask.tell(f"  {number} {material_words(each)}")
        more = len(material) - first - _AT_ONCE
        rest = f"empty: {min(more, _AT_ONCE)} more of {more}" if more > 0 else "empty: back"
        question = f"What does it rest on? Numbers or codes; - goes back; {rest}."
        while typed := engaged.line(question):
            if typed == "-":
                return ()
            try:
                return _named(record, material, typed)
            except Refused as refused:  # asked again, so that one wrong code does not lead away
                engaged.ask.tell(f"{refused}.")
    if not material:
        engaged.ask.tell("There are no factors and themes yet for it to rest on.")
    return ()


def _named(record: Record, material: Sequence[Material], typed: str) -> tuple[str, ...]:
    """What numbers and codes stand for.

    Raises:
        Refused: one of them is neither.
    """
    keys = [each.key for each in material]
    return tuple(
        _at(word, keys) if word.isdecimal() else cited_named(record, word)
        for word in typed.replace(",", " ").split()
    )


def _at(word: str, listed_: Sequence[str]) -> str:
    """What has a number in a list.

    Raises:
        Refused: nothing has.
    """
    number = int(word) if word.isdecimal() and len(word) < 7 else 0
    if not 1 <= number <= len(listed_):
        raise Refused(f"“{shorten(word, 20)}” is no number from 1 to {len(listed_)}")
    return listed_[number - 1]
