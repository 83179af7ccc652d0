"""Targets that users write: a template and a table of the configuration."""
