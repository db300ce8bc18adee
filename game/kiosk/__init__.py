"""The game as an exhibit that nobody tends."""
