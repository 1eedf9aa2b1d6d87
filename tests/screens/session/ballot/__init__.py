"""Tests of `screens.session.ballot`."""
