"""Named things within one article: finding names, typing them, grouping them into entities."""
