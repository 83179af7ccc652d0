"""Documents -> pages: sections, columns, rows."""
