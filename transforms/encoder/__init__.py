"""Read word roles with a small transformer, and show one parse as it reads it.

What is made of the roles is decided in `transforms/sources` and `transforms/attributions`.
"""
