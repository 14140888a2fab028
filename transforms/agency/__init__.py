"""What news agencies send: NewsML-G2, NITF, NewsML 1 and ninjs, each read into one `AgencyStory` an item.

The parsers say which inputs are theirs and hand over bytes; what an item says, which of its bodies is the text, and
what is no article is decided here. Blocks of HTML are read in `transforms/markup`.
"""
