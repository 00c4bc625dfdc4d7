"""What people and machines see: pages, notices, the demonstration."""
