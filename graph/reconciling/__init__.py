"""Holding a collection against what public project databases say."""
