"""A row of a table of fields -> a field."""
