"""What samband knows, written back into somebody's own workbook."""
