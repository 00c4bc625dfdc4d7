"""The filter language: each filter reads its parameter of the address and gives a condition on placements."""
