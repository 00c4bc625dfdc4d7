"""What people type about the address book."""
