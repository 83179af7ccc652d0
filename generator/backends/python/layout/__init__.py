"""Lays out code as Black would."""
