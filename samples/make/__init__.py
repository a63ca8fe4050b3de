"""The sample documents that are not plain text: their texts, and what writes them as files."""
