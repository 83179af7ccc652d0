"""Types as written in cells."""
