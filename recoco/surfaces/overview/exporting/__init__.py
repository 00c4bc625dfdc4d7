"""The cases in view, as a file that a spreadsheet opens."""
