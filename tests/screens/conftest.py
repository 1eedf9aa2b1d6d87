"""What tests of screens are given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.screens.pictures import Pictures


@pytest.fixture
def pictures(snap_compare: Callable[..., bool], request: pytest.FixtureRequest) -> Pictures:
    """Compares the application with a picture of it that was looked at before."""
    return Pictures(snap_compare, request.node)
