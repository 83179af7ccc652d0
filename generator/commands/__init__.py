"""The commands of `gen`, one module each, imported when called."""
