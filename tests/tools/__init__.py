"""Programs that make or measure something for the project; run with ``python -m``."""
