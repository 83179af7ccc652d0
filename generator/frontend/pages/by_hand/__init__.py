"""Hand-written documents -> pages, and the tables that complete their fields."""
