"""The section that describes a page -> the page, one module for each kind."""
