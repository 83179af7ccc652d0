"""Jinja, which nothing else imports: shipped and user-defined templates."""
