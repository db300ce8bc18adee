"""What is on the screen now, and the loops that run it."""
