"""Figures as plain shapes, worked out once, drawn on a page, in Word and in a PDF."""
