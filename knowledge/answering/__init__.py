"""From a question to the statement that answers it."""
