"""User-defined targets: a template and a table of the configuration."""
