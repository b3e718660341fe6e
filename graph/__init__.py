"""From tables to statements, from statements to a graph, from a graph to answers."""
