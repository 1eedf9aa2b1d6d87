"""The board `map`: objectives and goals in four perspectives, and what leads to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.language import marked, say
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds.objectives import PERSPECTIVES
from workshop.registers.kinds.strategy.goals import GOALS
from workshop.report.blocks import AnyBlock, Axis, Bullets, Link, Plane, Point, Span, Zone
from workshop.report.boards.board import Board, Mark
from workshop.report.boards.map_places import Place, places_of
from workshop.report.strategy.told.shown import codes_of, shown
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.facts import MapFact, MapLinkFact
from workshop.strategy.map import OBJECTIVES, Node, StrategyMap, empty_perspectives, map_of
from workshop.text import listing, plural

SOURCE = "Kaplan & Norton 2004"
TITLES = {
    "financial": marked("Financial"),
    "customer": marked("Customer"),
    "internal": marked("Internal"),
    "learning": marked("Learning"),
    "": marked("No perspective yet"),
}
"""The perspectives as they are headed, from the top of the map."""
NO_PERSPECTIVE = "none"
"""In data, in the place of a perspective, for what is in none."""
_LACKS = {
    "measure": marked("no measure"),
    "target": marked("no target"),
    "initiative": marked("no initiative"),
}


def board(gathered: Gathered) -> Board:
    """The strategy map of an edition."""
    found, rows, whole = told_map(gathered), _rows(gathered), whole_map(gathered)
    title = say("Strategy map")
    places = places_of(found)
    return Board(
        name="map",
        title=title,
        figure=_figure(found, rows, places, title) if found.nodes else None,
        marks=tuple(_mark(gathered, rows[each.node.id]) for each in places),
        n=len(found.nodes),
        counted=_counted(found),
        sentence=_sentence(found),
        source=SOURCE,
        missing=tuple(_missing(whole)),
        left_out=len(whole.nodes) - len(found.nodes),
        beside=tuple(_beside(found, rows)),
    )


def told_map(gathered: Gathered) -> StrategyMap:
    """The map without what the edition does not tell: links to that go with it."""
    rows, whole = _rows(gathered), whole_map(gathered)
    return StrategyMap(
        nodes=tuple(node for node in whole.nodes if node.id in rows),
        links=tuple(each for each in whole.links if each.cause in rows and each.effect in rows),
    )


def facts(gathered: Gathered) -> MapFact:
    """The map as data, by codes; nothing is called unlinked whose links are only not told."""
    found, rows = told_map(gathered), _rows(gathered)
    inside: dict[str, list[str]] = {}
    for node in found.nodes:
        inside.setdefault(node.perspective or NO_PERSPECTIVE, []).append(rows[node.id].code)
    return MapFact(
        perspectives={name: tuple(codes) for name, codes in inside.items()},
        links=tuple(
            MapLinkFact(cause=rows[each.cause].code, effect=rows[each.effect].code)
            for each in found.links
        ),
        unlinked=codes_of(rows, (node.id for node in whole_map(gathered).unlinked)),
        lacking={rows[node.id].code: node.lacks for node in found.lacking},
    )


def whole_map(gathered: Gathered) -> StrategyMap:
    """The strategy map of the whole record, worked out once."""
    return gathered.once(_worked_out)


def _worked_out(gathered: Gathered) -> StrategyMap:
    return map_of(gathered.record)


def _rows(gathered: Gathered) -> dict[str, ToldRow]:
    return {**shown(gathered, OBJECTIVES), **shown(gathered, GOALS)}


def _text(row: ToldRow) -> str:
    return row.cells[row.row.register.subject.id]


def _mark(gathered: Gathered, row: ToldRow) -> Mark:
    id_ = row.row.id if gathered.gives_ids else ""
    return Mark(code=row.code, text=_text(row), kind="row", id=id_)


def _figure(
    found: StrategyMap, rows: dict[str, ToldRow], places: Sequence[Place], title: str
) -> Plane:
    """Bands from learning at the bottom to money at the top; arrows from cause to effect."""
    bands = [each for each in (*PERSPECTIVES, "") if each or found.in_perspective("")]
    number = len(bands)
    at = {each.node.id: place for place, each in enumerate(places)}
    return Plane(
        caption=say("{label}: {text}", label=title, text=say("what leads to what")),
        across=Axis(title="", least=0, greatest=1),
        up=Axis(title="", least=0, greatest=number),
        points=tuple(
            Point(
                code=rows[each.node.id].code,
                text=_text(rows[each.node.id]),
                across=each.across,
                up=each.up,
            )
            for each in places
        ),
        zones=tuple(
            Zone(
                left=0,
                right=1,
                bottom=number - row - 1,
                top=number - row,
                title=say(TITLES[each]),
                tint=1 if row % 2 else 0,
            )
            for row, each in enumerate(bands)
        ),
        links=tuple(Link(cause=at[each.cause], effect=at[each.effect]) for each in found.links),
        sentence=_sentence(found),
    )


def _counted(found: StrategyMap) -> str:
    objectives = sum(node.row.TABLE == OBJECTIVES for node in found.nodes)
    return listing(
        [
            plural(objectives, "objective"),
            plural(len(found.nodes) - objectives, "goal"),
            plural(len(found.links), "link"),
        ]
    )


def _sentence(found: StrategyMap) -> str:
    if not found.nodes:
        return say("There are no objectives or goals that are told here.")
    apart, lacking = len(found.unlinked), len(found.lacking)
    return say(
        "{n} of {all} lead to something or follow from something; {lacking} lack a measure, a "
        "target or an initiative.",
        n=len(found.nodes) - apart,
        all=len(found.nodes),
        lacking=lacking,
    )


def _missing(whole: StrategyMap) -> Iterator[str]:
    """What the whole record lacks, and the guide whose session would fill it."""
    if not whole.nodes:
        yield say(
            "There are no objectives and no goals yet; a session by the guide “{guide}” would "
            "fill that.",
            guide="direction-and-goals",
        )
        return
    empty = [say(TITLES[each]) for each in empty_perspectives(whole)]
    if empty:
        yield say(
            "Nothing stands in: {perspectives}; a session by the guide “{guide}” would fill that.",
            perspectives=listing(empty),
            guide="direction-and-goals",
        )
    if not whole.links:
        yield say(
            "Nobody has said which goal leads to which; a session by the guide “{guide}” would "
            "fill that.",
            guide="direction-and-goals",
        )


def _beside(found: StrategyMap, rows: dict[str, ToldRow]) -> Iterator[AnyBlock]:
    """What has no perspective, leads nowhere, or cannot be seen to be reached."""
    items: list[tuple[Span, ...]] = []
    if apart := codes_of(rows, (node.id for node in found.unlinked)):
        items.append(
            (Span(say("Lead nowhere, and nothing leads to them: {codes}.", codes=_all(apart))),)
        )
    if without := codes_of(rows, (node.id for node in found.in_perspective(""))):
        items.append((Span(say("In no perspective yet: {codes}.", codes=_all(without))),))
    items += [_lacking(node, rows) for node in found.lacking]
    if items:
        yield Bullets(items=tuple(items))


def _all(codes: Sequence[str]) -> str:
    return phrases.codes(codes, most=40)


def _lacking(node: Node, rows: dict[str, ToldRow]) -> tuple[Span, ...]:
    """What an objective or a goal has not."""
    row = rows[node.id]
    lacks = listing([say(_LACKS[each]) for each in node.lacks])
    return (
        Span(f"{row.code} ", "strong"),
        Span(say("{label}: {text}.", label=_text(row), text=lacks)),
    )
