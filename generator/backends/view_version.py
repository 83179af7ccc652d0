"""The version of all views: of everything that a template may read."""

# Incremented when older templates may break because something they print was removed or changed.
# Additions do not count.
VIEW_VERSION = 2
