"""What the specs describe, independent of any language, and facts derived from it."""
