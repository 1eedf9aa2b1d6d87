"""What the sessions say together, as documents: the synthesis, and what each department told."""
