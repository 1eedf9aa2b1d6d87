"""The sample engagement, and the texts that it is made of."""
