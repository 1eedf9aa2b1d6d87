"""Tests of `screens.app`."""
