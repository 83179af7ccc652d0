"""Python names for everything in a schema."""
