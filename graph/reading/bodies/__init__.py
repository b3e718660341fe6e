"""Whom the cells of an overview name: bodies, places and countries by their names."""
