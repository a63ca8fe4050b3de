"""What the network knows: records, rules, their store, and finding the statement that answers."""
