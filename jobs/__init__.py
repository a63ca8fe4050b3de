"""What happens on time. Empty until the first scheduled thing is built."""
