"""Fills a database with invented portals, people and cases: the same ones at each run."""
