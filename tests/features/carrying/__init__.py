"""The life of the sample after its strategy document, carried by commands."""
