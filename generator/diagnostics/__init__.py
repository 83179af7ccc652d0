"""What can be wrong with the input, and how it is reported."""
