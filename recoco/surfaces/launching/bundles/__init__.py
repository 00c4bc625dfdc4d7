"""A portal as a file: one YAML text, and its images."""
