"""What people do with their notices and their preferences."""
