"""Salience: seven classes, and what was not judged."""

from __future__ import annotations

from itertools import product

import pytest

from tests.builders.tables import numbered
from workshop.methods import named
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.people.salience import Claim, Salience, salience


def test_every_set_of_attributes_has_its_class_and_tier() -> None:
    """Mitchell, Agle & Wood 1997: seven classes, and who has none is no stakeholder."""
    sets = list(product((True, False), repeat=3))
    found = salience([Claim(str(each), *each) for each in sets])
    told = zip(found.attributes, found.classes, found.tiers, strict=True)
    assert {letters: (kind, tier) for letters, kind, tier in told} == {
        "PLU": ("definitive", "highly salient"),
        "PL": ("dominant", "expectant"),
        "PU": ("dangerous", "expectant"),
        "LU": ("dependent", "expectant"),
        "P": ("dormant", "latent"),
        "L": ("discretionary", "latent"),
        "U": ("demanding", "latent"),
        "": ("non-stakeholder", "none"),
    }  # fmt: skip
    assert set(found.counts.values()) == {1}


def test_what_was_not_judged_is_not_a_no() -> None:
    """The class is not defined, and the sentence counts it."""
    found = salience([Claim("a", True, None, True)])
    assert isinstance(found.classes[0], Undefined)
    assert found.classes[0].reason == "legitimacy was not judged"
    assert found.sentence == "1 stakeholder: 1 not fully judged."


def test_a_table_says_yes_and_no() -> None:
    """In words, as 1 and 0, or with an x; anything else is refused with its line."""
    method = named("salience")
    assert method.sheet is not None
    rows = [["name", "power", "legitimacy", "urgency"], ["CFO", "Yes", "x", "0"], ["B", "no", "1"]]
    found = method.run(method.sheet.read(numbered(rows)).data)
    assert isinstance(found, Salience)
    assert found.classes[0] == "dominant"
    assert isinstance(found.classes[1], Undefined)
    rows[2][2] = "perhaps"
    filled = method.sheet.read(numbered(rows))
    with pytest.raises(BadInput) as refused:
        method.run(filled.data, filled.lines)
    assert [each.line for each in refused.value.problems] == [3]


def test_names_once_and_at_least_one() -> None:
    """Refused whole."""
    with pytest.raises(BadInput, match="at least 1"):
        salience([])
    with pytest.raises(BadInput, match="already"):
        salience([Claim("a", True, True, True)] * 2)
