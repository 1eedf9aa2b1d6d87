"""Figures as plain shapes, worked out once, drawn as SVG on a page and as DrawingML in Word."""
