"""Tests of the indexes that a record keeps."""
