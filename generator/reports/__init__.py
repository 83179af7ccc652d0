"""Reports about a schema: `gen inspect`, `gen stats`, `gen docs`."""
