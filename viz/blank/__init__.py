"""A workbook to fill in."""
