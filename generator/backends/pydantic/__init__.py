"""The models `pydantic`: pydantic classes that follow the documents."""
