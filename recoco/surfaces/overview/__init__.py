"""Seeing all the cases at once: lists, board, export, and the home of each role."""
