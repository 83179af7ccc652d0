"""The models `pydantic`: classes of pydantic that hold what the documents say."""
