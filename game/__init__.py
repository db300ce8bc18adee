"""VoxLeap, the game: a robot that leaps when you say so."""
