"""What is meant by the words that people use for what was made of statements.

Factors, themes and findings go by their codes; a theme by its name or tag too. An id is always
understood.
"""

from __future__ import annotations

from collections import Counter

from workshop.errors import Refused
from workshop.record.codebook import Codebook, theme_key
from workshop.record.documents import Entry, Factor
from workshop.record.findings.documents import Finding
from workshop.record.record import Record
from workshop.record.themes import Theme
from workshop.running.findings.standing import findings_of
from workshop.running.words.near import meant, quoted
from workshop.text import listing, shorten


def factor_named(record: Record, said: str) -> Factor:
    """The factor of a code, or of an id.

    Raises:
        Refused: there is none.
    """
    if (known := record.find(Factor, said)) is not None:
        return known
    found = [each for each in record.all(Factor) if each.code.casefold() == said.casefold()]
    if len(found) == 1:
        return found[0]
    if found:  # two laptops gave one number, and nobody has joined their folders yet
        choice = listing([f"{each.id} “{shorten(each.text, 40)}”" for each in found[:4]], "or")
        raise Refused(f"{found[0].code} may be {choice}: give the id.")
    hint = meant(said, [each.code for each in record.live_factors()], "There are")
    raise Refused(f"There is no factor {quoted(said)}. {hint}")


def theme_named(record: Record, said: str) -> str:
    """The id of the theme of a name, a code or a tag; of one that is only a tag, `#tag`.

    Raises:
        Refused: there is none.
    """
    codebook = Codebook(record)
    if (found := codebook.named(said)) is not None:
        return found.id
    hint = meant(said, [each.name for each in codebook.themes], "There are")
    raise Refused(f"There is no theme {quoted(said)}. {hint}")


def theme_part_named(record: Record, said: str) -> Theme:
    """The theme of a code or a name that was merged into another.

    Raises:
        Refused: there is none.
    """
    if (known := record.find(Theme, said)) is not None:
        return known
    parts = [theme for theme in record.all(Theme) if theme.into]
    keys = (said.casefold(), theme_key(said))
    found = [t for t in parts if t.code.casefold() == keys[0] or theme_key(t.name) == keys[1]]
    if len(found) == 1:
        return found[0]
    hint = meant(said, [each.code for each in found or parts], "There are")
    raise Refused(f"No theme {quoted(said)} is merged into another. {hint}")


def finding_named(record: Record, said: str) -> Finding:
    """The finding of a code, or of an id.

    Raises:
        Refused: there is none.
    """
    if (known := record.find(Finding, said)) is not None:
        return known
    found = [each for each in findings_of(record) if each.code.casefold() == said.casefold()]
    if len(found) == 1:
        return found[0]
    hint = meant(said, [each.code for each in findings_of(record)], "There are")
    raise Refused(f"There is no finding {quoted(said)}. {hint}")


def cited_named(record: Record, said: str) -> str:
    """The id of a factor of a code, or of a theme as `theme_named` gives it.

    Raises:
        Refused: there is neither.
    """
    if record.find(Factor, said) or Codebook(record).named(said) is None:
        return factor_named(record, said).id
    return theme_named(record, said)


def said_once(record: Record) -> dict[str, str]:
    """The ids of what was said and can be quoted, by words that nothing else that was said has."""
    standing = [e for e in record.all(Entry) if not (e.retracted or e.off_record)]
    count = Counter(entry.text for entry in standing)
    return {entry.text: entry.id for entry in standing if count[entry.text] == 1}


def quoted_named(record: Record, said: str) -> Entry:
    """Something that was said, by its id, or by its words where nothing else was said in them.

    Raises:
        Refused: there is none, or several were.
    """
    if (known := record.find(Entry, said)) is not None:
        return known
    once = said_once(record)
    if said not in once:
        raise Refused(
            f"Nothing was said once in the words {quoted(said)}: give them as they were recorded, "
            "or the id of the entry."
        )
    return record.get(Entry, once[said])
