"""Specs and configurations from the disk and from git."""
