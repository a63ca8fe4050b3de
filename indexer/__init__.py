"""Files in, passages and their index out."""
