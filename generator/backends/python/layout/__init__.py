"""Lines of code as Black would lay them out."""
