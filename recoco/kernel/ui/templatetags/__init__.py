"""Tags and filters available in every template."""
