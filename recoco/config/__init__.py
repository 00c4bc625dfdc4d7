"""Settings, routes and slots: knows every package, known by none."""
