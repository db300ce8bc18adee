"""Ears for games: sound in, commands out."""
