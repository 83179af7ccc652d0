"""Limits, patterns and values of a field, in its own cell or in its description."""
