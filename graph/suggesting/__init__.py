"""Names in free text as candidates: what may be meant, and what a person decides."""
