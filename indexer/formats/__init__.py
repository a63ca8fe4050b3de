"""One package a file format: bytes to blocks."""
