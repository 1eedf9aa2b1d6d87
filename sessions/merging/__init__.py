"""What two laptops recorded apart, joined field by field."""
