"""Terms of reference as facts: what a group's document says of its quorum, its meetings and who runs them."""
