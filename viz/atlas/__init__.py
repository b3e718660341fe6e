"""The atlas: everything in one file that opens anywhere, with no network."""
