"""IR types, scalars and constraints -> Python annotations."""
