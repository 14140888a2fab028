"""What: pure rules; the same bytes and the same rules give the same rows."""
