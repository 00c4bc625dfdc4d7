"""« Administration »: the pages where a portal is set up; it only draws what other packages own."""
