"""The seam to the disk, and what is built on it alone."""
