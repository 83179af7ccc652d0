"""Listed values, literals in code, and defaults."""
