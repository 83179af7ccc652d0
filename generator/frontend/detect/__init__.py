"""Finds out which dialect a file is written in."""
