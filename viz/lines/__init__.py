"""Findings, problems and profiles as lines and tables for the screen."""
