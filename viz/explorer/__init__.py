"""Who with whom: the network as a page to explore."""
