"""Headings, and labels that act as headings -> names of models."""
