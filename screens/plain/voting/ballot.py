"""One ballot at plain prompts: asked row by row, then given or not."""

from __future__ import annotations

from screens.plain.base.prompts import Answered, Instead, is_command
from screens.plain.base.talk import Talk
from workshop.ballots.points import left_of, on_scale
from workshop.ballots.votes.items import Item
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.running.voting.asked import Form, Votes
from workshop.text import plural

Values = dict[tuple[str, str], float]


def fill_in(talk: Talk, form: Form) -> Votes | None:
    """A ballot as it was typed; none where it is not to be given.

    Raises:
        Instead: a command came, and the ballot was left for it; that is told.
        Leaving: nothing more comes; the ballot is not given, and that is told.
    """
    talk.tell(f"An empty line leaves out.{f' {form.way}' if form.way else ''}")
    values: Values = {}
    try:
        return _filled_in(talk, form, values)
    except Answered:
        talk.tell("The ballot was not given.")
        raise


def _filled_in(talk: Talk, form: Form, values: Values) -> Votes | None:
    """Every value, then whether that is the ballot."""
    while True:
        for row in form.rows:
            for scale in form.scales:
                _ask(talk, form, values, row, scale)
        problems = form.problems(values)
        for problem in problems:
            talk.tell(problem)
        if not problems:
            break
        if not _agreed(talk, "Go through it again?"):
            return None
    return form.votes(values) if _agreed(talk, "Give this ballot?") else None


def _agreed(talk: Talk, question: str, *, default: bool = True) -> bool:
    """Yes or no; a stray line neither loses the ballot nor is recorded as said.

    Raises:
        Instead: a command came.
    """
    while True:
        try:
            return talk.ask.confirm(question, default=default)
        except Instead as other:
            if is_command(other.line):
                raise
            talk.tell("Say yes or no: the ballot is not given yet.")


def _typed(talk: Talk, question: str, values: Values) -> str:
    """What was typed; a word leaves a half-filled ballot only where that is meant.

    Raises:
        Instead: a command came, and the ballot is left for it.
    """
    while True:
        try:
            return talk.line(question)
        except Instead as other:
            word, held = other.line.split(maxsplit=1)[0], plural(len(values), "value")
            leave = f"Leave the ballot for {word}? It holds {held}, and nothing of it is kept."
            if not values or _agreed(talk, leave, default=False):
                raise


def _ask(talk: Talk, form: Form, values: Values, row: Item, scale: Scale) -> None:
    """One value, asked for until it may stand or is left out."""
    key = (row.id, scale.id)
    title = f"{scale.title}, " if len(form.scales) > 1 or form.sets else ""
    while True:
        left = _left(scale, values)
        now = f", now {values[key]:g}" if key in values else ""
        ends = f"{scale.least:g} to {scale.greatest:g}"
        question = f"{row.code} {row.text}: {title}{ends}{left}{now}:"
        answer = _typed(talk, question, values)
        if not answer:
            return
        try:
            value = on_scale(scale, float(answer.replace(",", ".")))
        except (ValueError, Refused) as problem:
            talk.tell(str(problem) if isinstance(problem, Refused) else "That is no number.")
            continue
        if why := form.objection({**values, key: value}):
            talk.tell(why)
            continue
        values[key] = value
        return


def _left(scale: Scale, values: Values) -> str:
    """What is left to spend, behind the question; empty where nothing is spent."""
    if scale.total is None:
        return ""
    given = [value for (_, scale_id), value in values.items() if scale_id == scale.id]
    return f", {left_of(scale, given):g} of {scale.total:g} left"
