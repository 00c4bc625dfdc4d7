"""Commands of the top floor, as Django finds them."""
