"""The demonstration: invented people on real communes, who act through the real gestures."""
