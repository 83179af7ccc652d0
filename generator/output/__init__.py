"""Writes files to disk: what to write, in which order, under which lock."""
