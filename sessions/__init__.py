"""How the work is kept and exchanged: everything that touches the disk."""
