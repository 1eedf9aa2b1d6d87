"""What was found so far, in a narrow column: letters, fields of the scan, who was heard."""

from __future__ import annotations

from collections import Counter

from textual.content import Content

from screens.widgets.ink import KEY
from screens.widgets.letter_signs import letter_sign
from workshop.analysis.counts import counts_of
from workshop.analysis.evidence import Hearing
from workshop.needs.agreed import asking_departments
from workshop.needs.standing import count_of
from workshop.record.documents import Letter, Pestle
from workshop.record.record import Record
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.text import as_sorted, plural


def tally(record: Record) -> Content:
    """The column."""
    counts = counts_of(record)
    lines = [_title("Factors"), *_letters(counts.letters)]
    lines += [Content(""), _title("Scan"), *_scan(counts.fields)]
    lines += [Content(""), _title("Heard"), *_heard(record)]
    if record.rows(NEEDS):
        lines += [Content(""), _title("Needs"), _asked(record)]
    return Content("\n").join(lines)


def _title(words: str) -> Content:
    return Content.styled(words, "$ink-muted")


def _letters(counts: Counter[Letter]) -> list[Content]:
    """How many factors there are under each letter."""
    return [
        Content.assemble(
            letter_sign(letter.value),
            f"  {letter.plural.capitalize():<14}",
            (f"{counts[letter]:>3}", "bold" if counts[letter] else "$ink-muted"),
        )
        for letter in Letter
    ]


def _scan(counts: Counter[Pestle]) -> list[Content]:
    """How many external factors there are in each field, with a bar."""
    most = max(counts.values(), default=1)
    return [
        Content.assemble(
            (f"{field.value:<3}", "bold"),
            f"{field.word.capitalize():<14}",
            (f"{counts[field]:>3} ", "bold" if counts[field] else "$ink-muted"),
            ("━" * max(1, round(counts[field] / most * 8)), "$opportunity")
            if counts[field]
            else ("empty", "$ink-muted"),
        )
        for field in Pestle
    ]


def _heard(record: Record) -> list[Content]:
    """How many departments were heard, which were not and which were."""
    hearing = Hearing(record)
    heard, missing = hearing.heard, hearing.unheard
    lines = [Content(f"{len(heard)} of {plural(len(heard) + len(missing), 'department')}")]
    for words, departments in (("not yet", missing), ("heard", heard if missing else ())):
        names = ", ".join(sorted((each.name for each in departments), key=as_sorted))
        if names:
            lines.append(Content.styled(f"{words}: {names}", "$ink-muted"))
    return lines


def _asked(record: Record) -> Content:
    """How many needs there are, of how many departments, and the key that leads to them."""
    needs = plural(count_of(record), "need")
    departments = plural(len(asking_departments(record)), "department")
    return Content.assemble(("b", KEY), f"  {needs} of {departments}")
