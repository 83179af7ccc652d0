"""Jinja: the only importers, shipped and user templates."""
