"""Who has signed the network's charter, and how far the others are."""
