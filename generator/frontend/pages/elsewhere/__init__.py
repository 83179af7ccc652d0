"""Fields that another part of the document describes: a table, a list, a sentence."""
