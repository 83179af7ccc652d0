"""Pages -> IR: resolves names, applies the configuration, checks; no other layer knows both."""
