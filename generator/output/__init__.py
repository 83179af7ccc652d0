"""Files on the disk: what to write, in which order, under which lock."""
