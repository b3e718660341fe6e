"""Asking the graph: questions, views, profiles and the network."""
