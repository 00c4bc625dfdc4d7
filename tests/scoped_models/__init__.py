"""Scoped models for tests only: an application installed when RECOCO_MODE=test, for what no package holds yet."""
