"""The journal: lines with checksums, written once and read whatever happened to them."""
