"""The models `typeddict`: JSON as it is, with a type for each object."""
