"""Pages to IR: resolve names, apply the configuration, check; the only layer that knows both."""
