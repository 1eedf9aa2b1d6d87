"""Factors in lists and pictures: the register of one line each, the picture of four fields."""
