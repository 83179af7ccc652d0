"""The dialect `plain`: hand-written tables."""
