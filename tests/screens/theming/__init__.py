"""Tests of the theming board."""
