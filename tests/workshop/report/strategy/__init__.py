"""The strategy as documents."""
