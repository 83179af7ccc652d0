"""Model pages as openapi-generator and swagger-codegen write them."""
