"""Changes upon documents that stay as they are: whatever is done, it is a mapping as any is."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from sessions.journal.overlay import Layer

KEYS: Final = st.sampled_from(["1", "2", "3", "4"])
DOCUMENTS: Final = st.dictionaries(KEYS, st.fixed_dictionaries({"said": st.integers(0, 3)}))
CHANGES: Final = st.lists(
    st.tuples(KEYS, st.none() | st.fixed_dictionaries({"said": st.integers(0, 3)}))
)


@given(DOCUMENTS, CHANGES)
def test_a_layer_is_the_mapping_that_a_dictionary_would_be(
    below: dict[str, dict[str, Any]], changes: list[tuple[str, dict[str, Any] | None]]
) -> None:
    """What is put and removed, in any order: the same keys, documents and number; below stays."""
    layer, plain, before = Layer(dict(below)), dict(below), dict(below)
    for key, document in changes:
        layer.touched[key] = document
        plain.pop(key, None)
        if document is not None:
            plain[key] = document
    assert dict(layer) == plain
    assert len(layer) == len(plain)
    assert sorted(layer) == sorted(plain)
    assert all((key in layer) is (key in plain) for key in ("1", "2", "3", "4"))
    assert layer.below == before
    changed = {operation.key for operation in layer.operations("entries")}
    keys = {*below, *plain}
    assert changed == {key for key in keys if below.get(key) != plain.get(key)}
