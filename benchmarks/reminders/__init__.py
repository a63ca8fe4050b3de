"""Two years of reminders in minutes: what people do, what goes wrong, and whether everybody got what they should."""
