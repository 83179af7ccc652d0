"""The target `serializers`: functions that decode and encode the dataclasses."""
