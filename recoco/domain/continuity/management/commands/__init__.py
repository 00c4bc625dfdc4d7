"""Commands of the worker, as Django finds them."""
