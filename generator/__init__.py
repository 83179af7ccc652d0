"""gen: Markdown field tables in, a typed Python package out."""

__version__ = "0.2.0"
