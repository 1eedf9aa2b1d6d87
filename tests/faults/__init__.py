"""Faults put under the program: kills, power cuts, failing and full disks, and what is left."""
