"""Markdown files: blocks, tables, rows and inline text."""
