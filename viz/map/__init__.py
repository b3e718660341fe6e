"""Where the partners are, as a picture."""
