"""Pages and words: what people see of the graph."""
