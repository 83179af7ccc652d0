"""Hand-written documents -> pages."""
