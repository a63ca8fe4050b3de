"""A small workspace in the browser, to try the bot in."""
