"""What may be told to whom: editions, consent, redaction, erasure."""
