"""The full-screen application: what is in front, help, the catalogue of keys."""
