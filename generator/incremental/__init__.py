"""Runs that redo only what changed; nothing below knows of them."""
