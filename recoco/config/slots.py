"""What packages hand to those below them, as typed entries: the only way an arrow may go up."""
