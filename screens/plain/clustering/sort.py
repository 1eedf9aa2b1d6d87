"""Sorting at plain prompts: the board read out, pair after pair, and words for all else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from screens.plain.base.talk import Act, Talk
from workshop.analysis.clustering.board import Board, Thing
from workshop.analysis.clustering.pairs import Pair, Pairs
from workshop.errors import Refused
from workshop.guide.room_steps import ClusterStep
from workshop.guide.shape import as_kind
from workshop.guide.step import Step
from workshop.record.change import trial
from workshop.running.commands import Command
from workshop.running.score_rules import score_effects
from workshop.running.words.slash import Said, SlashWord
from workshop.running.words.slash_table import WORDS
from workshop.text import listing, plural


def sort(talk: Talk, step: Step) -> None:
    """Read the board out as the room comes to it, and say how pairs are judged."""
    board = _board(talk, step)
    for line in _told(board):
        talk.tell(line)
    if waiting := Pairs().open(board):
        talk.tell(f"{plural(len(waiting), 'pair')} look alike: /sort goes through them.")
    talk.tell(
        "/merge W1 W2 makes one of two, /group W1 W3: NAME groups, /name TH1 NAME calls a group "
        "otherwise, /split W1 takes apart."
    )


def _board(talk: Talk, step: Step) -> Board:
    """The board of a step.

    Raises:
        Refused: nothing is sorted in it.
    """
    if (sorting := as_kind(step, ClusterStep)) is None:
        raise Refused(f"{step.title} sorts nothing.")
    return Board(talk.record, talk.session, sorting)


def _told(board: Board) -> list[str]:
    """The board in lines: by column, each group over its members, then what is in none."""
    lines = []
    for column in board.columns:
        lines.append(f"{column.title}, {len(column.things)}:")
        for row in board.rows(column):
            if row.group is not None:
                lines.append(f"  Group {row.group.code} {row.group.name}, {row.total}:")
            elif row.thing is not None:
                inset = "    " if row.thing.group else "  "
                lines.append(f"{inset}{_thing(row.thing)}")
    return [*lines, f"{board.sentence}."]


def _thing(thing: Thing) -> str:
    """A thing with who said it."""
    told = [listing(list(thing.who))] if thing.who else []
    told += [f"said {thing.said} times"] if thing.said > 1 else []
    told += ["private"] if thing.is_private else []
    about = f" ({', '.join(told)})" if told else ""
    return f"{thing.code} {thing.text}{about}"


def _go_through(talk: Talk, _: str) -> None:
    """Pair after pair, until all are judged or an empty line comes."""
    pairs, passed = Pairs(), set[frozenset[str]]()
    while True:
        board = _board(talk, talk.step)
        left = [pair for pair in pairs.open(board) if pair.ids not in passed]
        if not left:
            talk.tell("No two look alike that nobody judged." if not passed else "That was all.")
            return
        pair = left[0]
        first, second = board.things[pair.first], board.things[pair.second]
        talk.tell(f"{plural(len(left), 'pair')} left.\n{_thing(first)}\n{_thing(second)}")
        answer = talk.ask.choose(
            f"They look alike: {pair.reason}. What are they?", _ways(first, second), "stop here"
        )
        if answer is None:
            return
        if answer == "later" or not _judge(talk, board, pair, answer):
            passed.add(pair.ids)


def _ways(first: Thing, second: Thing) -> list[tuple[str, str]]:
    """What may be said of a pair; only factors become one."""
    group = ("One group, they stay two", "group")
    if not (first.is_factor and second.is_factor):
        return [group, ("Later", "later")]
    return [
        (f"The same, and {first.code} stands", "first"),
        (f"The same, and {second.code} stands", "second"),
        group,
        ("Not the same", "apart"),
        ("Later", "later"),
    ]


def _judge(talk: Talk, board: Board, pair: Pair, answer: str) -> bool:
    """Carry out what was said of a pair; whether that was done."""
    sorting, ids = board.sorting, [pair.first, pair.second]
    if answer == "group":
        name = ""
        if sorting.is_new(ids):
            name = talk.line("What is the group called?", sorting.proposed_name(ids))
        return _done(talk, lambda: sorting.group(ids, name))
    if answer == "apart":
        return _done(talk, lambda: sorting.apart(*ids))
    ordered = ids if answer == "first" else ids[::-1]
    return _done(talk, lambda: sorting.merge(ordered))


def _done(talk: Talk, make: Callable[[], Command]) -> bool:
    """Make a command and have it carried out, once what it does to scores was told."""
    try:
        command = make()
        effects = score_effects(talk.record, command, trial(talk.now))
    except Refused as refusal:
        talk.tell(f"Not done: {refusal}")
        return False
    for words in effects.words:
        talk.tell(words)
    if effects.words and not talk.ask.confirm("Do it all the same?"):
        return False
    change = talk.do(command)
    if change is not None:
        talk.tell(f"{change.sentence}.")
    return change is not None


def _by_words(word: SlashWord) -> Act:
    """What a word does with the codes behind it."""

    def act(talk: Talk, words: str) -> None:
        if not words or word.makes is None:
            raise Refused(f"Say which: {word.told.replace('[', '').replace(']', '')}.")
        makes, said = word.makes, Said(talk.record, talk.session, talk.clock, None, words, talk.now)
        _done(talk, lambda: makes(said))

    return act


CLUSTER_ACTS: Final[dict[str, Act]] = {
    **{word.word: _by_words(word) for word in WORDS if word.kind == "cluster" and word.makes},
    "sort": _go_through,
}
"""What is done while a room sorts, by its word."""
