"""Reading tables: what stands in each cell, and what is wrong with it."""
