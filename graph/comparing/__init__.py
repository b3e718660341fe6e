"""Two overviews side by side: what is new since last year, what counties share."""
