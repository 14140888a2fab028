"""Who a quote's source is: names in the source, pronouns and descriptions resolved, turns of a conversation."""
