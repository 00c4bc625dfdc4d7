"""Cases, their placements on portals, and the people on them."""
