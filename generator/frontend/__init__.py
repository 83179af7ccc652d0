"""Markdown text -> pages; syntax only."""
