"""Turning rows into statements, and holding the statements against the shapes."""
