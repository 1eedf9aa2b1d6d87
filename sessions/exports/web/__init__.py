"""A report as one web page, and its figures as SVG."""
