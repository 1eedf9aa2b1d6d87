"""The environment: PESTLE, issues and their uncertainty, forces, saturation."""
