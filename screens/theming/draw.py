"""The theming board as lines of text, for any width: nothing is looked up here."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from screens.theming.state import DIGITS, Shown, Whole
from screens.widgets.ink import MUTED, muted
from screens.widgets.letter_signs import letter_sign
from workshop.analysis.theming import StatementOffer, ThemeOffer
from workshop.record.documents import Letter
from workshop.record.themes import Stance
from workshop.text import listing, plural

WIDE = 100
"""From so many cells on, themes and statements stand side by side."""
_GAP = 3
_PITCH = 3
"""The lines that an offer has: its words, which may take two, and why; else a blank one."""
_ON = "$block-cursor-foreground on $block-cursor-background"
_BAR = "▌"


def board(shown: Shown, width: int, height: int) -> Content:
    """The board.

    Args:
        shown: what is on it.
        width: the cells in a line.
        height: the lines that there are.
    """
    if shown.whole is not None:
        lines = _whole(shown, shown.whole, width, height)
    elif shown.card is None:
        said = Content.styled(shown.all_said, "bold").wrap(max(1, width - 4))
        lines = [Content(""), *(Content("  ") + line for line in said)]
    elif width >= WIDE:
        lines = [*_card(shown, width, 3), Content(""), *_wide(shown, width)]
    else:
        lines = [*_card(shown, width, 2), Content(""), *_narrow(shown, width)]
    foot = _done(shown, width) if width >= WIDE or height > len(lines) + 1 else []
    room = max(0, height - len(foot))
    lines = [*lines[:room], *[Content("")] * (room - len(lines)), *foot]
    return Content("\n").join(lines)


def _card(shown: Shown, width: int, most: int) -> list[Content]:
    """The statement, which alone is white, with who said it and in which words."""
    card = shown.card
    assert card is not None  # noqa: S101 - asked for where there is one
    code = Content.styled(card.factor.code, "bold")
    words = card.about if width >= WIDE else card.brief
    head = Content.assemble(
        " ", letter_sign(card.factor.letter.value), " ", code, "  ", muted(words)
    )
    lines = [_cut(head, width)]
    text = Content.styled(card.factor.text.replace("\n", " "), "bold $foreground")
    lines += [Content("   ") + line for line in _wrapped(text, width - 4, most)]
    if card.quote:
        quote = Content.assemble(("“", "bold $quote"), f"{card.quote}”")
        lines.append(_cut(Content("   ") + quote, width))
    if card.themes:
        names = listing([_name(name, stance) for name, stance in card.themes])
        lines.append(_cut(Content.assemble("   ", muted("is under "), (names, "$accent")), width))
    if card.second:
        lines.append(_cut(Content.assemble("   ", (card.second, "$warning")), width))
    return lines


def _name(name: str, stance: Stance) -> str:
    return f"{name} (the opposite)" if stance is Stance.AGAINST else name


def _wide(shown: Shown, width: int) -> list[Content]:
    """Themes at the left, statements at the right, three lines for each."""
    left, right = (width - _GAP) // 2, (width - _GAP + 1) // 2
    themes, statements = list(_theme_rows(shown, left)), list(_statement_rows(shown, right))
    title = "Which theme?" if shown.found is None else "Which theme do you mean?"
    other = "Or the same as one of these?" if shown.found is None else ""
    rows = [_beside(muted(f" {title}"), left, muted(f" {other}")), Content("")]
    for place in range(max(len(themes), len(statements))):
        one = themes[place] if place < len(themes) else []
        same = statements[place] if place < len(statements) else []
        for line in range(_PITCH):
            a, b = (each[line] if line < len(each) else Content("") for each in (one, same))
            rows.append(_beside(a, left, b))
    return rows


def _beside(one: Content, left: int, other: Content) -> Content:
    """Two columns in one line."""
    gap = max(0, left - one.cell_length) + _GAP
    return Content.assemble(one, " " * gap, other)


def _theme_rows(shown: Shown, width: int) -> Iterable[list[Content]]:
    """The rows of themes, two lines each."""
    if shown.found is not None:
        for place, theme in enumerate(shown.found[:5]):
            below = muted(theme.definition.split("\n")[0] or theme.code)
            yield _row(shown, place, Content.styled(theme.name, "bold"), below, width)
        if shown.makes_new:
            words = Content.assemble("+ ", (shown.typed, "bold $accent"))
            yield _row(shown, len(shown.found[:5]), words, muted("a new theme"), width)
        return
    for place, offer in enumerate(shown.offers.themes):
        count = muted(f"{offer.said} said · {plural(offer.departments, 'dept', 'dept')}")
        below = muted(_why_theme(offer, shown.card.factor.letter if shown.card else None))
        name = Content.assemble(_letter(offer.letter), " ", (offer.theme.name, "bold"))
        yield _row(shown, place, name, below, width, count)
    if not shown.offers.themes:
        yield [
            muted("   No theme yet: type a name, or take"),
            muted("   a statement at the right."),
        ]


def _why_theme(offer: ThemeOffer, letter: Letter | None) -> str:
    """Why a theme is offered: words, never a percentage."""
    parts = [f"says {', '.join(offer.words)}"] if offer.words else ["no word in common"]
    if offer.said and letter is not None:
        if not offer.of_letter:
            parts.append("other letter")
        elif offer.of_letter < offer.said:
            parts.append(f"{offer.of_letter} of its {offer.said} are {letter.value}")
    return " · ".join(parts)


def _statement_rows(shown: Shown, width: int) -> Iterable[list[Content]]:
    """The rows of statements, two lines each."""
    if shown.found is not None:
        return
    for place, offer in enumerate(shown.offers.statements, 5):
        mark = "✓ " if offer.factor.id in shown.marked else ""
        words = Content.assemble(
            _letter(offer.factor.letter), " ", (mark, "bold $accent"),
            (offer.factor.code, "bold"), f" {offer.factor.text}".replace("\n", " "),
        )  # fmt: skip
        below = [_why_statement(shown, offer)]
        if words.cell_length > width - 6:
            first, *rest = words.wrap(width - 6)
            more = Content(" ").join(rest)
            words, below = first, [more, *below]
        yield _rows(shown, place, words, below, width)


def _why_statement(shown: Shown, offer: StatementOffer) -> Content:
    """Who said it, what both say, and where it stands."""
    parts = [muted(listing(list(offer.departments)) or "department not recorded")]
    if offer.same_words:
        parts.append(Content.styled("the same words", "$accent"))
    elif offer.words:
        parts.append(muted(f"says {', '.join(offer.words)}"))
    parts.append(_where(shown, offer))
    return muted(" · ").join(parts)


def _where(shown: Shown, offer: StatementOffer) -> Content:
    """Where a statement stands; one that nobody judged asks for attention."""
    if not offer.is_judged:
        return Content.styled("not judged", "$warning")
    if offer.theme is None:
        return muted("stands alone")
    ids = [theme.theme.id for theme in shown.offers.themes]
    if offer.theme.id in ids:
        return muted(f"in theme {ids.index(offer.theme.id) + 1}")
    return muted(f"in “{offer.theme.name}”")


def _row(
    shown: Shown, place: int, words: Content, below: Content, width: int, end: Content | None = None
) -> list[Content]:
    """Two lines of one offer: its key, its words, what stands at the end; below, why."""
    return _rows(shown, place, words, [below], width, end)


def _rows(
    shown: Shown,
    place: int,
    words: Content,
    below: list[Content],
    width: int,
    end: Content | None = None,
) -> list[Content]:
    """The lines of one offer."""
    here = place == shown.chosen
    room = width - 4 - (end.cell_length + 1 if end else 0)
    first = Content.assemble(
        (DIGITS[place] if shown.found is None else " ", "bold $footer-key-foreground"),
        "  ", _cut(words, room),
    )  # fmt: skip
    first = _padded(Content(" ") + first, width - (end.cell_length if end else 0))
    lines = [
        first + end if end else first,
        *(_padded(Content("      ") + _cut(line, width - 6), width) for line in below),
    ]
    return [_barred(line, width) if here else line for line in lines]


def _barred(line: Content, width: int) -> Content:
    """The row in front: a bar and a tint."""
    rest = _padded(line, width)[1:]
    # The key before the words stays in the ink of keys.
    tinted = rest.stylize(_ON).stylize("bold $footer-key-foreground", 0, 1)
    return Content.styled(_BAR, "$accent") + tinted


def _narrow(shown: Shown, width: int) -> list[Content]:
    """One row for each, reasons shortened to the words; nothing scrolls."""
    title = "Which theme?" if shown.found is None else "Which theme do you mean?"
    lines = [_ended(muted(f" {title}"), muted("said by"), width)]
    if shown.found is not None:
        for place, theme in enumerate(shown.found[:5]):
            row = Content.assemble("     ", (theme.name, "bold"))
            lines.append(_line(shown, place, row, width))
        if shown.makes_new:
            row = Content.assemble("   + ", (shown.typed, "bold $accent"), muted("  a new theme"))
            lines.append(_line(shown, len(shown.found[:5]), row, width))
        return lines
    half = width // 2
    for place, offer in enumerate(shown.offers.themes):
        name = Content.assemble(
            " ", (DIGITS[place], "bold $footer-key-foreground"), " ", _letter(offer.letter), " ",
            (offer.theme.name, "bold"),
        )  # fmt: skip
        why = muted(f"says {', '.join(offer.words)}" if offer.words else "")
        count = muted(f"{offer.said} in {offer.departments} dept")
        both = _padded(_cut(name, half), half + 1) + _cut(why, width - half - 3 - count.cell_length)
        lines.append(_line(shown, place, _ended(both, count, width - 1), width))
    lines += [Content(""), muted(" Or the same as one of these?")]
    return [*lines, *_narrow_statements(shown, width)]


def _narrow_statements(shown: Shown, width: int) -> Iterable[Content]:
    """The statements most like it, one row each."""
    for place, offer in enumerate(shown.offers.statements, 5):
        mark = "✓" if offer.factor.id in shown.marked else ""
        words = Content.assemble(
            " ", (DIGITS[place], "bold $footer-key-foreground"), " ", _letter(offer.factor.letter),
            " ", (mark, "bold $accent"), (offer.factor.code, "bold"),
            f" {offer.factor.text}".replace("\n", " "),
        )  # fmt: skip
        yield _line(shown, place, _ended(words, _end(shown, offer), width - 1), width)


def _end(shown: Shown, offer: StatementOffer) -> Content:
    """The department, and the theme by its digit; `?` where nobody judged it yet."""
    who = offer.departments[0][:14].rstrip() if offer.departments else ""
    if not offer.is_judged:
        return Content.assemble(muted(f"{who} · " if who else ""), ("?", "bold $warning"))
    ids = [theme.theme.id for theme in shown.offers.themes]
    known = offer.theme is not None and offer.theme.id in ids
    where = str(ids.index(offer.theme.id) + 1) if offer.theme and known else "–"
    return muted(f"{who} · {where}" if who else where)


def _line(shown: Shown, place: int, line: Content, width: int) -> Content:
    return _barred(line, width) if place == shown.chosen else line


def _whole(shown: Shown, whole: Whole, width: int, height: int) -> list[Content]:
    """A theme as a whole: its name, definition, counts, and every statement under it."""
    theme = whole.theme
    lines = [
        _cut(Content.assemble(" ", (theme.name, "bold"), "  ", muted(whole.counts)), width),
        *(Content("   ") + line for line in _wrapped(muted(theme.definition), width - 4, 2)),
    ]
    if tags := " ".join(f"#{tag}" for tag in theme.tags):
        lines.append(muted(f"   {tags}"))
    lines.append(Content(""))
    room = max(1, height - len(lines) - 4)
    first = max(0, min(shown.chosen - room // 2, len(whole.members) - room))
    for place, member in enumerate(whole.members[first : first + room], first):
        against = "✕ " if member.stance is Stance.AGAINST else "  "
        words = Content.assemble(
            " ", (against, "bold $warning"), _letter(member.factor.letter), " ",
            (member.factor.code, "bold"), f" {member.factor.text}".replace("\n", " "),
        )  # fmt: skip
        row = _ended(words, muted(member.departments), width - 1)
        lines.append(_barred(row, width) if place == shown.chosen else row)
    below = len(whole.members) - first - room
    if first or below > 0:
        lines.append(muted(f"   ▲ {first} above · ▼ {max(0, below)} below"))
    if not whole.members:
        lines.append(muted("   Nothing is under it."))
    return lines


def _done(shown: Shown, width: int) -> list[Content]:
    """What was done last, so that a wrong key is seen at once."""
    if not shown.done:
        return []
    parts = [
        Content.assemble(muted(f"{one.code} {one.sign}→ "), (one.became, "$foreground"))
        for one in shown.done
    ]
    words = Content.assemble(" ", ("Just done", f"bold {MUTED}"), "  ")
    line = words + Content("   ").join(parts)
    if width < WIDE:
        return [_cut(line, width)]
    return [Content.styled("─" * width, "$rule"), _cut(line, width)]


def _letter(letter: Letter | None) -> Content:
    return letter_sign(letter.value) if letter is not None else muted("·")


def _wrapped(text: Content, width: int, most: int) -> list[Content]:
    """The first lines of a text; an ellipsis where there are more."""
    if not text.plain:
        return []
    lines = text.wrap(max(8, width))
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1].rstrip() + Content(" …"), width)]
    return lines


def _cut(text: Content, width: int) -> Content:
    return text.truncate(max(1, width), ellipsis=True)


def _padded(text: Content, width: int) -> Content:
    return text + Content(" " * max(0, width - text.cell_length))


def _ended(text: Content, end: Content, width: int) -> Content:
    """A line with words at its end, before which it is cut."""
    room = width - end.cell_length - 2
    return _padded(_cut(text, room), width - end.cell_length) + end
