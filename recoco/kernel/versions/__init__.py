"""Documents that a portal's people edit: each saving is a version that one can read, compare and bring back."""
