"""Targets: each writes one kind of file for a finished schema."""
