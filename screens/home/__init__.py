"""The engagements at hand; opening, importing and merging them."""
