"""What a portal changes: indicators that anybody may compute again, for any past day."""
