"""The findings as lines of text, for any width: nothing is looked up here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from screens.summary.findings.half_typed import FOLLOWS
from screens.summary.findings.state import BOARD_READS, Shown, Side, shareable_words
from screens.widgets.figures.matrix_drawing import cut, padded
from screens.widgets.ink import ALERT, KEY, MUTED, muted
from screens.widgets.letter_signs import letter_sign
from workshop.analysis.answer.facts import AskFact, FindingFact, SaidFact
from workshop.report.blocks import CONTESTED
from workshop.report.findings.material import Material
from workshop.text import listing, plural
from workshop.times import short_day

_ON: Final = "$block-cursor-foreground on $block-cursor-background"
_BAR: Final = "▌"
INDENT: Final = 5
"""Cells before the words of a finding: its bar, its place."""
_HALF: Final = 24
"""So many characters of what is half typed are told, so that its key keeps its room."""


def finding_lines(shown: Shown, place: int, width: int, *, wide: bool) -> list[Content]:
    """A finding: its sentence, what it rests on, what is recommended and asked.

    Args:
        shown: what is shown.
        place: which finding, from 0.
        width: cells in a line.
        wide: whether there is room for the recommendation on lines of its own.
    """
    finding = shown.findings[place]
    here = place == shown.at
    lines = sentence_lines(finding, width, here=here)
    lines += below_lines(finding, width, wide=wide, whole=here)
    for key, letter in ((finding.key, "e"), (finding.key + FOLLOWS, "r")):
        if half := shown.half.get(key, "") if finding.key else "":
            lines.append(cut(Content(" " * INDENT) + half_words(half, letter), width))
    return in_front(lines, width, has_keys=shown.side is Side.FINDINGS) if here else lines


def sentence_lines(finding: FindingFact, width: int, *, here: bool) -> list[Content]:
    """The place and the sentence of a finding."""
    style = MUTED if finding.by_rule else "bold"
    text = Content.styled(finding.text.replace("\n", " "), style)
    lead = Content.styled(f"{finding.place:>3}  ", "bold" if here else style)
    return [
        (lead if not n else Content(" " * INDENT)) + line
        for n, line in enumerate(text.wrap(width - INDENT - 1))
    ]


def below_lines(
    finding: FindingFact, width: int, *, wide: bool, whole: bool = False
) -> list[Content]:
    """What a finding rests on, what is recommended, what is asked.

    Args:
        finding: of whom it is told.
        width: cells in a line.
        wide: whether there is room for two lines of each.
        whole: whether no word is left out, however many lines it takes.
    """
    most = 99 if whole else 2 if wide else 1
    lines = support_lines(finding, width, wide=wide or whole)
    if finding.recommendation:
        words = Content(finding.recommendation.replace("\n", " "))
        lines += _followed("▸ ", words, width, most)
    elif (wide or whole) and not finding.by_rule:
        lines.append(Content.assemble(" " * INDENT, ("▸ no recommendation yet", ALERT)))
    if finding.ask:
        lines += _followed("? ", ask_words(finding.ask), width, most)
    return [cut(line, width) for line in lines]


def _followed(sign: str, words: Content, width: int, most: int) -> list[Content]:
    """Words behind a sign in so many lines at most; the last one tells that more was said."""
    room = width - INDENT - 3
    lines = words.wrap(room)
    if len(lines) > most:
        lines = [*lines[: most - 1], cut(Content(" ").join(lines[most - 1 :]), room)]
    return [
        Content.assemble(" " * INDENT, (sign if not n else "  ", "$accent"), line)
        for n, line in enumerate(lines)
    ]


def half_words(half: str, letter: str) -> Content:
    """What was typed and not recorded, and the key that goes on with it."""
    shortest = half if len(half) <= _HALF else f"{half[:_HALF].rstrip()}…"
    return Content.assemble(("half typed: ", ALERT), f"“{shortest}”  ", (letter, KEY), " goes on")


def support_lines(finding: FindingFact, width: int, *, wide: bool) -> list[Content]:
    """What a finding rests on, under its sentence; a line ends between two things told."""
    parts = list(_support(finding, wide=wide))
    room, gap = width - INDENT - 1, muted(" · ")
    lines = parts[:1]
    for part in parts[1:]:
        if wide and lines[-1].cell_length + gap.cell_length + part.cell_length > room:
            lines.append(part)
        else:
            lines[-1] = Content.assemble(lines[-1], gap, part)
    return [Content(" " * INDENT) + cut(line, room) for line in lines]


def _support(finding: FindingFact, *, wide: bool) -> Iterator[Content]:
    """Codes, departments, strength, dissent; in a narrow window that nothing is recommended."""
    codes = " ".join(
        f"{each.id}{CONTESTED}" if each.contested else each.id for each in finding.cites
    )
    if finding.cites_left_out:
        codes += f" +{finding.cites_left_out} kept back"
    if codes := codes.strip():
        yield muted(codes)
    of = finding.departments_heard
    yield muted(f"{finding.departments} of {plural(of, 'department') if wide else of}")
    if finding.strength:
        yield muted(finding.strength.word)
    if finding.against:
        disagree = "disagrees" if finding.against == 1 else "disagree"
        yield Content.styled(f"✕ {finding.against} {disagree}", f"bold {ALERT}")
    if not wide and not finding.recommendation and not finding.by_rule:
        yield Content.styled("no recommendation", ALERT)


def ask_words(ask: AskFact) -> Content:
    """Of whom something is asked, until when, and what; the day is never cut off."""
    whom = f"asks {ask.who}" if ask.who else "asks"
    by = f" by {short_day(ask.by)}" if ask.by else ""
    return Content.assemble((whom, MUTED), (by, "bold"), (": ", MUTED), ask.text)


def empty_place(shown: Shown, width: int) -> list[Content]:
    """The place of the next finding, and how it is made."""
    if not shown.by_people and not shown.marked and not shown.half.get(""):
        return []
    count = len(shown.findings) if shown.by_people else 0
    place = Content.styled(f"{count + 1:>3}  ", MUTED)
    if half := shown.half.get("", ""):
        words = half_words(half, "a")
    elif shown.marked:
        words = Content.assemble(
            ("a", KEY), muted(f" makes a finding of the {len(shown.marked)} marked")
        )
    elif count >= BOARD_READS:
        words = muted("more than five are read by few: is one of them part of another?")
    else:
        words = Content.assemble(
            muted("next: "),
            ("tab", KEY),
            muted(" to the material, "),
            ("space", KEY),
            muted(" marks, "),
            ("a", KEY),
            muted(" makes it"),
        )
    return [cut(place + words, width)]


def by_rule_lines(shown: Shown, width: int) -> list[Content]:
    """What stands over findings that no person wrote."""
    if shown.by_people:
        return []
    if not shown.findings:
        words = Content.assemble(
            ("No finding yet. ", "bold"),
            "A finding is a sentence about factors and themes that a reader can act on: go to the "
            "material with ",
            ("tab", KEY),
            ", mark what belongs together with ",
            ("space", KEY),
            ", press ",
            ("a", KEY),
            " and say in a sentence what it comes to.",
        )
        if not shown.picture.material:
            words = Content.assemble(
                ("Nothing was recorded yet. ", "bold"),
                "Findings rest on factors and themes: what sessions record as strength, weakness, "
                "opportunity or threat stands here then. ",
                ("esc", KEY),
                " leads to the engagement, ",
                ("n", KEY),
                " begins a session there.",
            )
    else:
        words = Content.assemble(
            ("Nobody wrote a finding yet. ", f"bold {ALERT}"),
            "Until then documents are working drafts and print what most departments say: ",
            ("a", KEY),
            " makes the one in front yours, in your words.",
        )
    return [*(Content("  ") + line for line in words.wrap(width - 3)), Content("")]


def in_front(lines: list[Content], width: int, *, has_keys: bool = True) -> list[Content]:
    """Lines with a bar, so that it needs no colour, and with a tint where they have the keys."""
    bar = Content.styled(_BAR, "$accent" if has_keys else MUTED)
    rest = (padded(cut(line, width), width)[1:] for line in lines)
    return [bar + (line.stylize(_ON) if has_keys else line) for line in rest]


# Material


def material_row(row: Material, width: int, *, marked: bool) -> Content:
    """A factor or theme: its mark, its words, its departments and strength, where it is used."""
    used = " ".join(f"→{place}" for place in row.used[:2])
    end = Content.assemble(
        (f"{row.departments:>3}", "bold"),
        f" {_SHORT.get(row.strength.word, row.strength.word):<6} ",
        (f"{used:<4}", "$accent"),
    )
    lead = Content.styled("◆ " if marked else "  ", "bold $accent")
    sign = letter_sign(row.letter) if row.letter else muted("·")
    mark = Content.styled(f" {CONTESTED}" if row.contested else "", f"bold {ALERT}")
    code = Content.styled(f"{'#' if row.id.startswith('#') else row.id:<4} ", MUTED)
    room = max(8, width - 4 - code.cell_length - end.cell_length - mark.cell_length)
    style = "bold" if marked else MUTED if row.used else ""
    words = Content.styled(row.text.replace("\n", " "), style).truncate(room, ellipsis=True)
    return Content.assemble(
        lead, sign, " ", code, padded(words + mark, room + mark.cell_length), end
    )


_SHORT: Final = {"very low": "v. low", "moderate": "mod."}
"""Strength where a column is narrow."""


def material_in_short(shown: Shown, width: int) -> Content:
    """The material in one row: what is marked, and how much there is."""
    rows = shown.marked_material
    lead = Content.assemble(("Material ", f"bold {MUTED}"), ("tab", KEY), "  ")
    left = len(shown.picture.material) - len(rows)
    end = muted(
        f"  {left} more" if rows else f"{plural(left, 'factor and theme', 'factors and themes')}"
    )
    room = max(10, width - lead.cell_length - end.cell_length)
    parts = [
        Content.assemble(
            ("◆ ", "bold $accent"),
            letter_sign(row.letter) if row.letter else "·",
            " ",
            (row.text.replace("\n", " "), "bold"),
        ).truncate(max(8, room // len(rows) - 2), ellipsis=True)
        for row in rows
    ]
    return cut(Content.assemble(lead, Content("  ").join(parts), end), width)


# What the finding in front rests on


def rests_title(shown: Shown) -> str:
    """What stands over it."""
    finding = shown.finding
    return f"Finding {finding.place} rests on" if finding else "What a finding rests on"


def rests_lines(shown: Shown, width: int, height: int) -> list[Content]:
    """The quotes of the finding in front: taken, not taken, opposing; what may be shared of it."""
    finding = shown.finding
    if finding is None:
        return [muted("Quotes of the finding in front stand here, with who said them.")]
    foot = [Content(" ") + line for line in muted(shareable_words(shown)).wrap(width - 2)]
    blocks = [_said(shown, at, width) for at in range(len(finding.said))]
    room = max(2, height - len(foot))
    chosen = min(shown.quote, len(blocks) - 1)
    first, used = chosen, len(blocks[chosen]) if blocks else 0
    while first > 0 and used + len(blocks[first - 1]) <= room // 2 + 1:
        first -= 1
        used += len(blocks[first])
    if shown.side is not Side.QUOTES:
        blocks, first = [*_shortest(shown, width, room)], 0
    lines = [line for block in blocks[first:] for line in block][:room]
    return [*lines, *foot]


def _shortest(shown: Shown, width: int, room: int) -> Iterator[list[Content]]:
    """What was taken, something else, and what opposes: so that dissent is never out of sight."""
    said = shown.said
    against = [at for at, each in enumerate(said) if each.stance == "against"]
    for_it = [at for at, each in enumerate(said) if each.stance == "for"]
    most = max(1, room // 2)
    kept_against = against[: max(1, most // 3)] if against else []
    for at in [*for_it[: most - len(kept_against)], *kept_against]:
        yield _said(shown, at, width)


def _said(shown: Shown, at: int, width: int) -> list[Content]:
    """One statement in a line, and who said it in another."""
    each = shown.said[at]
    here = shown.side is Side.QUOTES and at == min(shown.quote, len(shown.said) - 1)
    text = Content.assemble(("“", "bold $quote"), each.text.replace("\n", " "), "”")
    lead = Content.assemble(" ", quote_mark(each), " ")
    room = max(8, width - 4)
    # The one in front is told in full, the others in a line.
    words = text.wrap(room) if here else [cut(text, room)]
    lines = [(lead if not n else Content("   ")) + line for n, line in enumerate(words)]
    lines.append(cut(Content("   ") + source_words(each), width))
    return in_front(lines, width) if here else lines


def quote_mark(said: SaidFact) -> Content:
    """● taken, ○ not taken, ✕ the opposite; the opposite, taken, has both."""
    if said.stance == "against":
        return Content.styled("✕●" if said.chosen else "✕", f"bold {ALERT}")
    return Content.styled("●", "bold $accent") if said.chosen else muted("○")


def source_words(said: SaidFact) -> Content:
    """Who said it and where, as the edition tells it."""
    source = said.who or listing(list(said.departments)) or "nobody named"
    words = muted(" · ".join(part for part in (source, said.session_title) if part))
    if said.stance == "against":
        return Content.assemble(("says the opposite", f"bold {ALERT}"), muted(" · "), words)
    return words


def rests_in_short(shown: Shown, width: int) -> Content:
    """The same in one row."""
    if shown.finding is None:
        return Content("")
    parts: list[Content] = []
    for each in [said for said in shown.said if said.stance == "for"][:2]:
        source = listing(list(each.departments)) or each.who
        parts.append(
            Content.assemble(
                quote_mark(each),
                " ",
                ("“", "bold $quote"),
                each.text.replace("\n", " ")[:30],
                "” ",
                muted(source[:14]),
            )
        )
    if shown.finding.against:
        parts.append(Content.styled(f"✕ {shown.finding.against}", f"bold {ALERT}"))
    lead = Content.assemble(("Rests on ", f"bold {MUTED}"), ("q", KEY), "  ")
    return cut(lead + Content("  ").join(parts), width)
