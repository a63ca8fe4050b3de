"""Pledges: what organisations have promised, and how far they have come."""
