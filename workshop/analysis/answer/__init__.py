"""What was said, joined into an answer: findings with what they rest on, and what changed."""
