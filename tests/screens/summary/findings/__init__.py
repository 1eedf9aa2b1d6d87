"""Tests of the findings screen."""
