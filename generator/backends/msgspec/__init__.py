"""The models `msgspec`: Structs, which msgspec reads and writes in C."""
