"""By which guide a department is interviewed, by what it is called."""

from __future__ import annotations

from typing import Final

from workshop.programme.overview.groups import begins_a_word
from workshop.record.documents import Department

_GUIDES: Final = (
    (("finance", "accounting", "controlling", "treasury"), "finance-interview"),
    (("human", "people", "personnel", "hr"), "hr-interview"),
    (("legal", "compliance", "law", "audit"), "legal-interview"),
    (("sales", "marketing", "commercial"), "sales-interview"),
    (("service", "support", "desk", "care"), "service-interview"),
    (("operation", "logistic", "production", "supply"), "operations-interview"),
    (("estate", "facilit", "building"), "operations-interview"),
    (("board", "shareholder", "owner", "trustee"), "board-interview"),
    (("executive", "management", "chief"), "senior-interview"),
    (("customer", "client", "patient", "citizen", "member"), "customer-interview"),
)  # fmt: skip
"""By the beginnings of words in the name of a department, the guide that fits it."""
ANY: Final = "stakeholder-interview"
"""The guide for whoever no other fits."""


def guide_for(department: Department) -> str:
    """The guide of an interview with a department, by what it is called."""
    found = (guide for words, guide in _GUIDES if begins_a_word(department.name, words))
    return next(found, ANY)
