"""Figures that the README states, each with the command that makes it, and speed benches."""
