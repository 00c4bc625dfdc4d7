"""Commands of the package, as Django finds them."""
