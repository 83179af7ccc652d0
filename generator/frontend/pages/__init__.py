"""Documents -> pages: an object, an enum or a union each."""
