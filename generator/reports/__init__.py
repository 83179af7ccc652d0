"""What is told about a schema: `gen inspect`, `gen stats`, `gen docs`."""
