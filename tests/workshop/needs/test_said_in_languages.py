"""Sentences about needs in other languages.

Requirement: they are said in the language of the document, with its decimal sign and its quarters;
what people typed stays as it is, braces and all.
"""

from __future__ import annotations

import pytest

from sessions.exports.languages.catalogue import language_of
from tests.builders.needs import Wanted
from workshop.language import speaking
from workshop.needs.sufficiency import sufficiency_of
from workshop.needs.words import load_told, of_nobody_told, share_told

TYPED = "Hire {one} at 100 %"


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "Testers, Q1 2027: 1.5 person-days too little, 1 of 2.5 are there. What would"),
        ("de", "Testers, Q1 2027: 1,5 Personentage zu wenig, 1 von 2,5 sind da. Damit es genügt"),
        ("fr", "Testers, T1 2027\N{NO-BREAK SPACE}: 1,5 jours-personne manquent, 1 sur 2,5 sont"),
        ("es", "Testers, T1 2027: faltan 1,5 días-persona, hay 1 de 2,5. Lo que lo haría"),
    ],
)
def test_a_shortage_is_told_as_each_language_writes_it(tag: str, said: str) -> None:
    """Numbers and quarters follow the language; the remedy is told as it was typed."""
    built = Wanted()
    built.need()
    built.put("capacity", resource="Testers", quarter="2027-Q1", have=1.0, remedy=TYPED)
    built.put("workload", resource="Testers", quarter="2027-Q1", needed=2.5, taken_by="N1")
    with speaking(language_of(tag)):
        told = load_told(sufficiency_of(built.record).loads[0])
    assert told.startswith(said)
    assert TYPED in told


@pytest.mark.parametrize("tag", ["de", "fr", "es"])
def test_no_sentence_is_left_in_english(tag: str) -> None:
    """A share, and whom nobody answers."""
    english = (share_told(0.5), of_nobody_told(["N1"]))
    with speaking(language_of(tag)):
        others = (share_told(0.5), of_nobody_told(["N1"]))
    assert all(one != other for one, other in zip(english, others, strict=True))
