"""Tables -> columns and whole rows."""
