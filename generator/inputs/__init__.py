"""Reads specs and configurations, from disk and from git."""
