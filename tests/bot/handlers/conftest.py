from tests.bot.handlers.test_meetings import place, say

__all__ = ["place", "say"]
