"""Measures the product on invented portals as large as the real ones; see README.md."""
