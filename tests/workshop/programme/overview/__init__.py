"""Tests of where the whole programme stands."""
