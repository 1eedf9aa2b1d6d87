"""Which statements are most alike: the bounds on what people merged, and an index that grows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.cli.main import main
from sessions.demo.build import make_demo
from sessions.store.store import Store
from workshop.analysis.likeness import Likeness
from workshop.analysis.similar import Similarity, similar_to
from workshop.record.documents import Factor

WORDS = ("portal", "portals", "customer", "customs", "ledger", "map", "sign-on", "signing", "the")
"""Words that share letter runs, and such as do not."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample engagement, of which people merged a part."""
    return make_demo(tmp_path_factory.mktemp("likeness") / "sample")


@pytest.mark.slow
def test_what_people_merged_is_found(sample: Store) -> None:
    """One of the first five for at least 85 % of it, and at least 65 % of all partners."""
    record = sample.record
    groups: dict[str, list[Factor]] = {}
    for factor in record.all(Factor):
        groups.setdefault(record.whole_of(factor).id, []).append(factor)
    similarity = Similarity(record)
    met = partners_met = statements = partners = 0
    for group in (group for group in groups.values() if len(group) > 1):
        for factor in group:
            others = {other.id for other in group} - {factor.id}
            found = others & {other.id for other, _ in similarity.to(factor)[:5]}
            met, statements = met + bool(found), statements + 1
            partners_met, partners = partners_met + len(found), partners + len(others)
    assert statements > 50
    assert met / statements >= 0.85
    assert partners_met / partners >= 0.65


def test_alike_statements_are_told_with_the_words_they_share(
    sample: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    """As data by the command line: own letter first, most alike first in it, with why."""
    folder = Path(sample.folder)
    factor = next(f for f in sample.record.live_factors() if "password" in f.text.casefold())
    assert main(["similar", str(folder), factor.code, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [set(one) for one in found] == [{"code", "text", "score", "why"}] * len(found)
    assert found == [
        {"code": one.code, "text": one.text, "score": one.score, "why": one.why}
        for one in similar_to(sample.record, factor)
    ]
    letters = [one["code"][0] == factor.code[0] for one in found]
    assert letters == sorted(letters, reverse=True)
    own = [one["score"] for one in found if one["code"][0] == factor.code[0]]
    assert own == sorted(own, reverse=True)
    first = found[0]
    for word in first["why"].replace(" and ", ", ").split(", "):
        assert word in factor.text.casefold()
        assert word[:4] in first["text"].casefold()
    assert main(["similar", str(folder), "W9999"]) != 0
    assert "There is no factor “W9999”" in capsys.readouterr().err


def test_an_index_that_grew_answers_as_one_made_at_once() -> None:
    """Text by text, with some replaced and some left out again, in any script."""
    texts = {f"{n}": f"{word} {other}" for n, (word, other) in enumerate(_PAIRS)}
    grown = Likeness()
    grown.put("gone", "passwords everywhere")
    grown.put("0", "something else first")
    for key, text in texts.items():
        grown.put(key, text)
    grown.remove("gone")
    whole = Likeness(texts)
    for text in texts.values():
        first = [one.key for one in grown.most_alike(text)[:1]]
        assert first == [one.key for one in whole.most_alike(text)[:1]]
        assert texts[first[0]] == text
    assert whole.most_alike("password", ("0",))[0].key == "1"
    assert whole.most_alike("zzz") == []
    assert whole.shared_words("Passwords pile up", "one password each") == ("passwords",)


_PAIRS = (
    ("passwords", "on paper"),
    ("password", "for every ward"),
    ("свет", "гаснет каждую ночь"),
    ("contracts", "renew themselves"),
    ("carelog", "slows the shift"),
)


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), max_size=12))
def test_all_at_once_are_as_alike_as_one_by_one(texts: list[list[str]]) -> None:
    """Each text has the same others, as alike, the most alike first; the rest is less alike."""
    told = {str(place): " ".join(words) for place, words in enumerate(texts)}
    index = Likeness(told)
    for key, near in index.each_to_all(0.3):
        scores = {each.key: each.score for each in index.most_alike(told[key], (key,))}
        found = {each.key: each.score for each in near}
        assert found == pytest.approx({other: scores[other] for other in found})
        assert all(score < 0.3 + 1e-9 for other, score in scores.items() if other not in found)
        assert [each.score for each in near] == sorted(found.values(), reverse=True)
