"""Checks: they report, and change nothing."""
