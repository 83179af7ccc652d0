"""The target `openapi`: the definitions as components of an OpenAPI document."""
