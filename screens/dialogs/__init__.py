"""Short questions asked over a screen."""
