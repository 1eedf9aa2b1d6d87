"""Tests of the commands on what departments want."""
