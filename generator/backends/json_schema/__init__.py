"""The target `json-schema`: one JSON Schema for all definitions."""
