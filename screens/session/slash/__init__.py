"""Words behind a slash on the session screen: what can be done here, shown and carried out."""
