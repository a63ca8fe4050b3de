"""All prose: records in, replies out."""
