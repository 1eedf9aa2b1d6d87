"""Tests of `screens.session`."""
