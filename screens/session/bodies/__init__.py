"""What the bodies of all kinds of step are made of."""
