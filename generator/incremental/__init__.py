"""Runs that redo only what changed.  No module below imports this package."""
