"""What a room discusses after it voted or scored: where it is apart, and how it moved."""
