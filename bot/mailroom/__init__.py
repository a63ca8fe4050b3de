"""What came in is kept until it is handled; what goes out is kept until it is known what became of it."""
