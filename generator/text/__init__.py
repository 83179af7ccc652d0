"""Text of any kind: case, escaping, invisible characters, wording."""
