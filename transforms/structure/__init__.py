"""From bytes to the blocks of an article: decoding, paragraphs, roles of blocks, datelines, repairs."""
