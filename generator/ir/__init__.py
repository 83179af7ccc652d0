"""What the specs say, in the terms of no language, and facts derived from it."""
