"""What was said weighed: evidence, dissent, likeness, scores."""
