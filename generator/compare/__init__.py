"""Two schemas to what changed, and whom each change breaks: `gen diff`."""
