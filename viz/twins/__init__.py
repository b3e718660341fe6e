"""The same as the pages, in a spreadsheet and in a document."""
