"""The summary screen: quadrant, scan and matrices, and what is done to factors there."""
