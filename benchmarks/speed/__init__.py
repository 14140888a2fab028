"""Speed, memory, growth with length."""
