"""The signed-in homes: what awaits somebody first, by role, from the same filters as the lists."""
