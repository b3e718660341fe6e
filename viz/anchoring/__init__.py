"""Where it is anchored: coverage and ladder as a page to read."""
