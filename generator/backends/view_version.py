"""The version of all views: of everything that a template may read."""

# Counts the views that templates of before cannot read: something they print is gone, or is
# something else.  What is new does not count.
VIEW_VERSION = 2
