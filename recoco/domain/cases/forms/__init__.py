"""What people fill in about cases: forms parse and say what is wrong, they never write."""
