"""What docs show that code computes."""
