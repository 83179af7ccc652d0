"""The models `typeddict`: plain JSON data, with a type for each object."""
