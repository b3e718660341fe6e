"""Files as people have them, read as grids of text: one module a format."""
