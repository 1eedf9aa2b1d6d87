"""What is known of a file of notes beside its lines: what was said of it, its twin, its times."""
