"""The findings of an engagement as a list, for whoever works on them."""
