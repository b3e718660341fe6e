"""Somebody's own overview, made tables: headings, rows, and whom the cells name."""
