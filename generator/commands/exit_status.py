"""Exit statuses of gen.  0: success."""

EXIT_FOUND = 1  # there were errors, or the output is out of date
EXIT_USAGE = 2  # wrong usage, or interrupted
