"""The same at plain prompts, for screen readers, SSH and simple terminals."""
