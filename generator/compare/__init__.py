"""Two schemas -> what changed, and whom each change breaks: `gen diff`."""
