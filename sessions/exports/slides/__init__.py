"""Slides of 16:9 for PowerPoint: native text, tables and charts, measured before they are set."""
