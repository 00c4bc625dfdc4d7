"""Files that people send: accepted by what they contain, kept once, served with care by whoever owns them."""
