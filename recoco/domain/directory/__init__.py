"""The address book of a portal: organisations that all portals know, and the contacts that each keeps there."""
