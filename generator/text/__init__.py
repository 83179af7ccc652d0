"""Text utilities: case, escaping, invisible characters, wording."""
