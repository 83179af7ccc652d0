"""Blocks, tables, rows and inline text of a Markdown file."""
