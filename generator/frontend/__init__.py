"""Markdown text to pages; syntax only."""
