"""The type cells of openapi-generator and swagger-codegen, in all their languages."""
