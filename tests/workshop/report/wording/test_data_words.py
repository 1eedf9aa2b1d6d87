"""What data is called in the language of a document."""

from __future__ import annotations

from sessions.exports.languages.catalogue import language_of
from sessions.library.guides import Library
from workshop.language import speaking
from workshop.report.wording.data_words import scale_title

_READ = {"weight", "rating", "impact", "likelihood"}
"""The scales that documents of an engagement read, by id."""


def test_scales_of_guides_that_ship_speak_the_language_of_the_document() -> None:
    """One document calls a scale by one word; what somebody called theirs stays as it is."""
    library = Library()
    steps = [step for each in library.listing() for step in library.load(each.name).steps]
    scales = [scale for step in steps for scale in getattr(step, "scales", ())]
    titles = {scale.title for scale in scales if scale.id in _READ}
    assert {"Weight", "Impact", "Response today"} <= titles
    with speaking(language_of("de")):
        assert [title for title in titles if scale_title(title) == title] == []
        assert scale_title("Likelihood") == "Wahrscheinlichkeit"
        assert scale_title("Our own") == "Our own"
