"""Working groups: what their terms of reference say."""
