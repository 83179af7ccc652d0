"""Two schemas -> what changed, and whom each change breaks; docs/diff.md says the terms."""
