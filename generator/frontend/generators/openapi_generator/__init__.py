"""Model pages of openapi-generator and swagger-codegen."""
