"""Questions about the documents themselves: which there are, when one was published, and by whom."""
