"""What anybody may see: less than those who were heard agreed to."""
