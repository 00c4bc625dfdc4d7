"""Opens portals from templates and bundles, by a command or by a form; puts them online, and archives them."""
