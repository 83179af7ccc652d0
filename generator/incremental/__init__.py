"""Runs that redo only what changed."""
