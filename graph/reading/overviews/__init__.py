"""Somebody's own overview, made tables: headings, rows, and what its cells state."""
