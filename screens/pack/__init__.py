"""Making a pack from any screen: for whom, where, how far it is, and that it can be stopped."""
