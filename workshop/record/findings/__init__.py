"""What people make of what was said: findings, the headline, and versions of the documents."""
