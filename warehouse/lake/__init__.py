"""The lake: Delta tables, the commit protocol that makes several of them one, and what keeps them whole on the disk."""
