"""What the record tells of its changes, without a person who is erased and without their words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any, Final

from workshop.privacy.erasure import Erasing
from workshop.privacy.factor_wording import ERASED
from workshop.privacy.name_finder import MARK
from workshop.record.document_states import Raw, Step
from workshop.record.documents import Entry, Factor
from workshop.record.findings.documents import Finding, Headline
from workshop.record.themes import Theme
from workshop.registers.fields import LinkField
from workshop.registers.kinds import REGISTERS
from workshop.text import shorten

_WORDED: Final = {
    Entry.TABLE: ("text",),
    Factor.TABLE: ("text",),
    Theme.TABLE: ("name", "definition"),
    Finding.TABLE: ("text", "recommendation"),
    Headline.TABLE: ("text",),
} | {
    name: tuple(f.id for f in register.fields if f.typed or isinstance(f, LinkField))
    for name, register in REGISTERS.items()
}
"""The fields of documents that history quotes, by table."""

_QUOTED: Final = re.compile("“.*”", re.DOTALL)
_QUOTES: Final = re.compile("“([^“”]+)”")


class Retelling:
    """The recorded changes without one person.

    Args:
        erasing: what goes of the documents.
        sentence_key: under which key what is said about a change has the sentence of history.
    """

    def __init__(self, erasing: Erasing, sentence_key: str) -> None:
        self._erasing = erasing
        self._sentence_key = sentence_key
        self._words = sorted(erasing.words.difference(erasing.words_of_others))

    def change(self, meta: Raw, steps: Iterable[Step]) -> tuple[Raw, list[Step]]:
        """A change as it is told and made from now on; one of which nothing is left says nothing.

        Args:
            meta: what was said about it.
            steps: what it put and removed.
        """
        steps = list(steps)
        kept = [self._step(step) for step in steps]
        left = [step for step in kept if step.new != step.old]
        if steps and not left:
            return {}, left
        if isinstance(sentence := meta.get(self._sentence_key), str):
            meta = meta | {self._sentence_key: self._sentence(sentence, steps)}
        return self._unquoted(self._erasing.scrubbed(meta)), left

    def _step(self, step: Step) -> Step:
        """One step with both states as they stay."""
        decide = self._erasing.document
        new, old = (raw and decide(step.table, raw) for raw in (step.new, step.old))
        return Step(step.table, step.key, new, old)

    def _sentence(self, sentence: str, steps: Iterable[Step]) -> str:
        """What history tells, without the person and without words that go."""
        name = self._erasing.name
        for text, stays in self._texts(steps):
            if text != stays:
                # A name that was cut off at the end of a quotation is found only in the whole.
                sentence = sentence.replace(shorten(text, 60), shorten(stays or ERASED, 60))
            if stays != name.taken_out(text):
                sentence = _QUOTED.sub(f"“{ERASED}”", sentence)
        return name.taken_out(sentence)

    def _texts(self, steps: Iterable[Step]) -> Iterator[tuple[str, str | None]]:
        """The words of entries, factors and rows in a change, and what stays of each."""
        for step in steps:
            for raw in (step.new, step.old):
                if raw and (fields := _WORDED.get(step.table)):
                    stays = self._erasing.document(step.table, raw)
                    for field in fields:
                        yield from self._field_texts(raw.get(field), (stays or {}).get(field))

    def _field_texts(self, value: Any, stays: Any) -> Iterator[tuple[str, str | None]]:
        """The words in a field, or in the links of one, and what stays of each."""
        if isinstance(value, str) and value:
            yield value, stays if isinstance(stays, str) else None
        elif isinstance(value, list):
            left = {each.get("text") for each in stays or ()}
            for text in filter(None, (each.get("text") for each in value)):
                plain = self._erasing.name.taken_out(text)
                yield text, plain if plain in left else None

    def _unquoted(self, value: Any) -> Any:
        """What is said about a change, without ids and quotations of the person."""
        if isinstance(value, dict):
            return {field: self._unquoted(each) for field, each in value.items()}
        if isinstance(value, list):
            return [self._unquoted(each) for each in value]
        if not isinstance(value, str):
            return value
        for one in self._erasing.ids:
            value = value.replace(one, MARK)
        return _QUOTES.sub(self._quote, value)

    def _quote(self, found: re.Match[str]) -> str:
        """A quotation, if it is not the person's; it may have been cut off."""
        said = found[1].removesuffix("…").rstrip()
        place = bisect_left(self._words, said)
        own = len(said) > 2 and any(
            words.startswith(said) for words in self._words[place : place + 1]
        )
        return f"“{ERASED}”" if own else found[0]
