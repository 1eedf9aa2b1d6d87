"""Tests of the menus at plain prompts."""
