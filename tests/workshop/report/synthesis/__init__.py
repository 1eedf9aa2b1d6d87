"""Tests of the documents that join what was said."""
