"""One cell -> one fact."""
