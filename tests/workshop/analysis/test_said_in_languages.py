"""Sentences of the analysis in other languages.

Requirement: a rule that is asked of a sentence has the same answer in every language; times and
versions are told as each language tells them.
"""

from __future__ import annotations

import pytest

from sessions.exports.languages.catalogue import language_of
from tests.builders.answered import Answered
from tests.builders.record import Building, interview
from workshop.analysis.answer.version import status_words, version_of
from workshop.analysis.dated.said_dates import dates_of
from workshop.analysis.dated.when_words import when_words
from workshop.analysis.evidence import is_single_source
from workshop.analysis.look_alikes import has_look_alikes
from workshop.language import TAGS, speaking
from workshop.report.view import Gathered
from workshop.running.findings.commands import IssueVersion, WriteHeadline


def kinds_of_support(room: Building, tag: str) -> list[tuple[bool, bool]]:
    """Of each factor, whether it rests on one source, and whether others look like it."""
    with speaking(language_of(tag)):
        supports = [known.support for known in Gathered(room.record, "restricted").factors]
        return [(is_single_source(each), has_look_alikes(each)) for each in supports]


@pytest.mark.parametrize("tag", TAGS)
def test_a_single_source_is_one_in_every_language(tag: str) -> None:
    """Of two that look alike neither is one; what stands alone is."""
    room = Building()
    said = (
        ("Sales", "- Whoever shouts loudest gets IT's time"),
        ("Service", "- IT's time goes to whoever shouts loudest"),
        ("Stores", "+ The calendar is shared"),
    )
    for name, line in said:
        person = room.person(f"{name} Head", "Head", room.department(name))
        room.say(room.start(interview(name.casefold()), person), "talk", line)
    assert sorted(kinds_of_support(room, tag)) == [(False, True), (False, True), (True, False)]


@pytest.mark.parametrize(
    ("tag", "after", "draft"),
    [
        ("en", "Draft after version 1", "Draft 2, changed since"),
        ("de", "Entwurf nach Version 1", "Entwurf 2, seither geändert"),
        ("fr", "Projet après la version 1", "Projet 2, modifié depuis"),
        ("es", "Borrador posterior a la versión 1", "Borrador 2, modificado desde entonces"),
    ],
)
def test_a_final_version_that_changed_is_told_from_a_draft(
    tag: str, after: str, draft: str
) -> None:
    """What was handed out as final and changed since is no more than a draft after it."""
    room = Answered()
    room.finding("Passwords first", room.passwords)
    room.do(WriteHeadline(text="One password for all"))
    for final, words in ((True, after), (False, draft)):
        room.do(IssueVersion(final=final))
        room.tell("IT", "- Something new")
        with speaking(language_of(tag)):
            assert status_words(version_of(room.record, room.now)) == words


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Ready by end of 2027", "bis Ende 2027"),
        ("From mid-2027 on", "Mitte 2027"),
        ("Before 31 March 2027", "vor 31. März 2027"),
        ("In early June 2027", "Anfang Juni 2027"),
        ("In spring 2028", "Frühjahr 2028"),
        ("In H2 2029", "2. Halbjahr 2029"),
        ("In Q3 2027", "Q3 2027"),
        ("In 2027/28", "2027/28"),
    ],
)
def test_times_are_told_as_the_language_tells_them(said: str, told: str) -> None:
    """With its limit, its part of the year and its month; English stays as it was."""
    (found,) = dates_of(said)
    assert when_words(found.when) == found.when
    with speaking(language_of("de")):
        assert when_words(found.when) == told
