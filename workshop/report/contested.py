"""What is contested, and where people differ, as an edition tells it.

A factor is contested where something is said against it under its theme, where somebody else says
the opposite in nearly the same words, or where those who scored or voted on it are far apart. That
two statements have a topic in common contests nothing. An edition that hides one side tells of
neither that there is one nor how many think so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from workshop.analysis.answer.facts import DisagreementFact, SideFact
from workshop.analysis.dissent.apart import Camps, balance, camps_of
from workshop.analysis.dissent.both_ways import View, said_both_ways
from workshop.analysis.synthesis.heard_themes import HeardTheme
from workshop.analysis.synthesis.strength import source_of
from workshop.ballots.scored import Scored, latest_scores, steps_in
from workshop.ballots.tally import value_in
from workshop.guide.parts import Scale
from workshop.language import lowered, pointed, say
from workshop.privacy.told_themes import ToldThemes
from workshop.record.documents import ROOM, Entry, Factor, Person
from workshop.report.known import Known
from workshop.report.ordering import heard_themes_of, order_of
from workshop.report.view import Gathered
from workshop.report.wording.data_words import scale_title
from workshop.report.wording.departments import names_told, whose_words
from workshop.report.wording.letters import flag_word
from workshop.running.room.about import said_about_each
from workshop.text import as_sorted, listing, plural


class Contest(msgspec.Struct, frozen=True, kw_only=True):
    """Why a factor is contested."""

    width: float
    """How far people are apart, 0 to 1, where they are furthest apart."""
    sentence: str
    """Why, in a few words: `2 of 5 sources say the opposite; impact: 1 to 5, split`."""


class _Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A disagreement with the ids of the factors that it makes contested."""

    fact: DisagreementFact
    factors: tuple[str, ...]
    short: str
    """It in a few words."""


def contests_of(gathered: Gathered) -> Mapping[str, Contest]:
    """Every contested factor that the edition tells, by its id."""
    return gathered.once(_contests)


def disagreements_of(gathered: Gathered) -> tuple[DisagreementFact, ...]:
    """Where people differ, with both wordings; the widest first."""
    return tuple(each.fact for each in gathered.once(_disagreements))


def _contests(gathered: Gathered) -> dict[str, Contest]:
    of_factor: defaultdict[str, list[_Disagreement]] = defaultdict(list)
    for each in gathered.once(_disagreements):
        for factor_id in each.factors:
            of_factor[factor_id].append(each)
    return {
        factor_id: Contest(
            width=max(each.fact.width for each in found),
            sentence="; ".join(dict.fromkeys(each.short for each in found)),
        )
        for factor_id, found in of_factor.items()
    }


def _disagreements(gathered: Gathered) -> tuple[_Disagreement, ...]:
    found = [*_once(_under_themes(gathered)), *_in_words(gathered), *_in_scores(gathered)]
    found.sort(key=lambda one: (-round(one.fact.width, 9), -one.fact.n, as_sorted(one.fact.about)))
    return tuple(found)


def _once(found: Iterable[_Disagreement]) -> Iterator[_Disagreement]:
    """Disagreements without those that another theme tells the other way round, the widest kept."""
    seen: set[frozenset[str]] = set()
    for each in sorted(found, key=lambda one: (-one.fact.width, -one.fact.n, one.fact.about)):
        sides = frozenset((each.fact.first.text, each.fact.second.text))
        if sides not in seen:
            seen.add(sides)
            yield each


# Under a theme


def _under_themes(gathered: Gathered) -> Iterator[_Disagreement]:
    """Themes under which some say one thing and some the opposite."""
    called = ToldThemes(gathered.telling)
    for theme in heard_themes_of(gathered).themes:
        if theme.coded is None or not (theme.said and theme.against):
            continue
        code, name = called.coded(theme.coded)
        held = _held(gathered, theme)
        contested = _saying(held, theme.entries)
        one, other = (len(set(map(source_of, side))) for side in (theme.said, theme.against))
        yield _Disagreement(
            fact=DisagreementFact(
                about=name,
                theme=code,
                codes=tuple(known.code for known in contested),
                first=_side(gathered, held, theme.said),
                second=_side(gathered, held, theme.against),
                width=round(balance(one, other), 3),
                n=len(theme.entries),
                sentence=say(
                    "{one}, {other} the opposite.",
                    one=plural(one, "source says so", "sources say so"),
                    other=plural(other, "source"),
                ),
                evidence=gathered.entry_ids(theme.entries),
            ),
            factors=tuple(known.factor.id for known in contested),
            short=plural(other, "source says the opposite", "sources say the opposite"),
        )


def _held(gathered: Gathered, theme: HeardTheme) -> list[Known]:
    """The factors under a theme that are told, in the one order."""
    known = (gathered.by_id.get(factor.id) for factor in theme.factors)
    return order_of(gathered).sorted(one for one in known if one)


def _saying(held: Iterable[Known], entries: Iterable[Entry]) -> list[Known]:
    """The factors behind which any of the entries stands."""
    ids = {entry.id for entry in entries}
    return [known for known in held if any(entry.id in ids for entry in known.entries)]


def _side(gathered: Gathered, held: Iterable[Known], entries: Sequence[Entry]) -> SideFact:
    """One side: in the words of the factor that stands first, else of a statement.

    Whose words they are stands apart from who says it in others: nobody is told to have said what
    somebody else said.
    """
    own = _saying(held, entries)
    if own:
        whose = _whose(gathered, entries, frozenset(entry.id for entry in own[0].entries))
        return SideFact(id=own[0].code, text=own[0].text, who=whose)
    first = min(entries, key=lambda e: (e.kind.value != "quote", e.kind.letter is None))
    whose = _whose(gathered, entries, frozenset({first.id}))
    return SideFact(text=gathered.telling.words(first), who=whose)


def _whose(gathered: Gathered, entries: Sequence[Entry], told: frozenset[str]) -> str:
    """Whose the words are that are told, and who says it in other words.

    Args:
        gathered: the record as an edition tells it.
        entries: all that was said on a side.
        told: the ids of those in whose words it is told.
    """
    telling = gathered.telling
    own = [entry for entry in entries if entry.id in told]
    heard = set(names_told(telling, own))
    rest = [
        entry
        for entry in entries
        if entry.id not in told and not (heard & set(names_told(telling, [entry])))
    ]
    if not (heard or names_told(telling, rest)):  # no department may be named at all
        return whose_words(telling, entries)
    words, others = whose_words(telling, own), whose_words(telling, rest)
    return say("{who}; in other words {others}", who=words, others=others) if others else words


# In nearly the same words


class _Told(NamedTuple):
    """A factor as a side of what was said both ways: it may stand in hundreds of pairs."""

    factor: Factor
    code: str
    side: SideFact
    entries: frozenset[str]
    against: frozenset[str]
    """The ids of the entries that say the opposite under its theme."""
    speakers: frozenset[str]
    """Who said it; for what nobody in particular said, its session."""
    sources: int
    evidence: tuple[str, ...]


def _in_words(gathered: Gathered) -> Iterator[_Disagreement]:
    """A help and a harm in nearly the same words, said by different people."""
    pairs = said_both_ways(_view(known) for known in gathered.factors)
    met = {code for pair in pairs for code in (pair.favourable, pair.unfavourable)}
    told = {known.code: _told(gathered, known) for known in gathered.factors if known.code in met}
    for pair in pairs:
        helps, harms = told[pair.favourable], told[pair.unfavourable]
        same_theme = not helps.against.isdisjoint(harms.entries)
        if same_theme or not helps.speakers.isdisjoint(harms.speakers):
            continue
        yield _Disagreement(
            fact=DisagreementFact(
                about=pair.about,
                codes=(helps.code, harms.code),
                first=helps.side,
                second=harms.side,
                width=round(balance(helps.sources, harms.sources), 3),
                n=len(helps.entries) + len(harms.entries),
                sentence=say(
                    "{one}, {other} a harm.",
                    one=plural(helps.sources, "source calls it a help", "sources call it a help"),
                    other=plural(harms.sources, "source"),
                ),
                evidence=helps.evidence + harms.evidence,
            ),
            factors=(helps.factor.id, harms.factor.id),
            short=say("heard as a help and as a harm"),
        )


def _view(known: Known) -> View:
    letter = known.factor.letter
    return View(
        code=known.code, text=known.text, internal=letter.internal, favourable=letter.favourable
    )


def _told(gathered: Gathered, known: Known) -> _Told:
    hearing, against = gathered.telling.hearing, heard_themes_of(gathered).against(known.factor)
    return _Told(
        factor=known.factor,
        code=known.code,
        side=SideFact(
            id=known.code, text=known.text, who=whose_words(gathered.telling, known.entries)
        ),
        entries=frozenset(entry.id for entry in known.entries),
        against=frozenset(entry.id for entry in against),
        speakers=frozenset(
            who for entry in known.entries for who in hearing.speakers(entry) or (entry.session_id,)
        ),
        sources=len(set(map(source_of, known.entries))),
        evidence=gathered.entry_ids(known.entries),
    )


# In what was scored


def _in_scores(gathered: Gathered) -> Iterator[_Disagreement]:
    """Factors on which those who scored are far apart, each on the scale on which they are most."""
    for known in gathered.factors:
        found = [
            (camps, scored, scale)
            for scale, all_scored in _scored_by_scale(gathered)
            if (scored := all_scored.get(known.factor.id))
            if (tally := scored.tallies.get(scale.id)) and (camps := camps_of(tally, scale))
        ]
        if not found:
            continue
        camps, scored, scale = max(found, key=lambda one: one[0].width)
        word = flag_word("split" if camps.split else "wide")
        ends = say("{low} to {high}", low=_value(camps.low[0]), high=_value(camps.high[-1]))
        sides = _camps(gathered, known, scored, scale, camps)
        reason, who = _reason(gathered, known, scored)
        yield _Disagreement(
            fact=DisagreementFact(
                about=f"{known.code} {known.text}",
                codes=(known.code,),
                first=sides[0],
                second=sides[1],
                width=round(camps.width, 3),
                n=scored.tallies[scale.id].spread.count,
                sentence=_apart_words(scored, scale, word),
                reason=reason,
                reason_who=who,
                evidence=gathered.entry_ids(known.entries),
            ),
            factors=(known.factor.id,),
            short=say(
                "{scale} from {range}, {apart}",
                scale=lowered(scale_title(scale.title), whole=True),
                range=ends,
                apart=word,
            ),
        )


def _scored_by_scale(gathered: Gathered) -> tuple[tuple[Scale, Mapping[str, Scored]], ...]:
    """What was scored on each scale that is no share of a whole, as far as it is told."""
    return gathered.once(_scales)


def _scales(gathered: Gathered) -> tuple[tuple[Scale, Mapping[str, Scored]], ...]:
    # A guide of one's own may have a name in the title of a scale.
    scales = {
        scale.id: msgspec.structs.replace(scale, title=gathered.telling.text(scale.title))
        for _, step in steps_in(gathered.record, gathered.sessions)
        for scale in step.scales
        if scale.total is None and not step.of
    }
    return tuple(
        (
            scale,
            gathered.scores.told(latest_scores(gathered.record, gathered.sessions, (scale_id,))),
        )
        for scale_id, scale in scales.items()
    )


def _apart_words(scored: Scored, scale: Scale, word: str) -> str:
    """How far voters are apart, in numbers."""
    found = scored.tallies[scale.id].spread
    low, high = found.quartiles or (found.median, found.median)
    return say(
        "{scale}: median {median} of {voters}, middle half {low} to {high}, {apart}.",
        scale=scale_title(scale.title),
        median=_value(found.median),
        voters=plural(found.count, "voter"),
        low=_value(low),
        high=_value(high),
        apart=word,
    )


def _camps(
    gathered: Gathered, known: Known, scored: Scored, scale: Scale, camps: Camps
) -> tuple[SideFact, SideFact]:
    """What either camp gave, and who is in it as far as that may be told.

    Where one camp is small, no more is told than the least and the greatest value: how many are in
    the other would tell how many are in this one.
    """
    fewest = gathered.fewest_voters
    if min(len(camps.low), len(camps.high)) < fewest:
        low, high = _value(camps.low[0]), _value(camps.high[-1])
        down = say("{scale} down to {value}", scale=scale_title(scale.title), value=low)
        up = say("{scale} up to {value}", scale=scale_title(scale.title), value=high)
        return SideFact(text=down, who=""), SideFact(text=up, who="")
    sides = []
    for given in (camps.low, camps.high):
        low, high = _value(given[0]), _value(given[-1])
        ends = low if low == high else say("{low} to {high}", low=low, high=high)
        names = [] if fewest else _departments_in(gathered, known, scored, scale, given)
        who = plural(len(given), "voter")
        if names:
            who = say("{label}: {text}", label=who, text=listing(names))
        sides.append(SideFact(text=f"{scale_title(scale.title)} {ends}", who=who))
    return sides[0], sides[1]


def _departments_in(
    gathered: Gathered, known: Known, scored: Scored, scale: Scale, given: tuple[float, ...]
) -> list[str]:
    """The departments of those in a camp, where everybody may know who gave what."""
    if scored.step.secret:
        return []
    record = gathered.record
    step_id = scored.tallies[scale.id].again or scored.step.id
    ids = set()
    for ballot in record.ballots_of(scored.session.id, step_id):
        value = value_in(record, ballot, known.factor.id, scale)
        person = record.find(Person, ballot.voter) if ballot.voter != ROOM else None
        if person and value is not None and given[0] <= value <= given[-1]:
            ids.add(person.department_id)
    return [gathered.telling.called(d) for d in gathered.telling.hearing.listed if d.id in ids]


def _reason(gathered: Gathered, known: Known, scored: Scored) -> tuple[str, str]:
    """Why, as it was said in the discussion of what was scored, and who said so."""
    said = gathered.once(_discussed).get(scored.session.id, {})
    for entry in said.get(known.factor.id, ()):
        if gathered.telling.tells(entry) and entry.kind.letter is None:
            return gathered.telling.words(entry), gathered.telling.who(entry)
    return "", ""


def _discussed(gathered: Gathered) -> dict[str, dict[str, list[Entry]]]:
    """By session, what was said about each thing."""
    return {each.id: said_about_each(gathered.record, each.id) for each in gathered.sessions}


def _value(value: float) -> str:
    return pointed(f"{round(value, 1):g}")
