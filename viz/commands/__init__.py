"""The command line in parts: what all commands can be told, and the finding ones."""
