"""Jinja: shipped and user-defined templates.  Nothing else imports it."""
