"""Where things are on the map: projections, outlines, positions."""
