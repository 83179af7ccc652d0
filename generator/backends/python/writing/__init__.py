"""Modules and the runtime -> files that are verified."""
