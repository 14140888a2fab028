"""HTML: its tree, its blocks, what it says of itself, and which of its blocks are the article."""
