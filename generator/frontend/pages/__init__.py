"""Documents to pages: sections, columns, rows."""
