"""The statuses that gen ends with.  0: all is well."""

EXIT_FOUND = 1  # there were errors, or the output is out of date
EXIT_USAGE = 2  # wrong usage, or the run was cut short
