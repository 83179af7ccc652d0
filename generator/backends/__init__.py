"""Targets: what each writes for a finished schema."""
