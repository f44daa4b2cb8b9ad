"""Hits in, answers out: engine, answerers, command line, page."""
