"""The commands of `gen`, one module each, loaded when asked for."""
