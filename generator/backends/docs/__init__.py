"""The target `docs`: a Markdown page for each definition."""
