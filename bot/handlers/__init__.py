"""One module per kind of thing that people ask the bot to do."""
