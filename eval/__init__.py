"""Question sets in, reports out."""
