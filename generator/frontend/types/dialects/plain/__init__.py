"""The dialect `plain`: tables written by hand."""
