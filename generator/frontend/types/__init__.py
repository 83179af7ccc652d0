"""Types as written in a cell."""
