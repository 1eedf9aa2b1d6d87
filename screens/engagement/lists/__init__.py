"""The rows of the sections of an engagement, and what stands beside them."""
