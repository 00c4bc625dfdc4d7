"""The facts that indicators count, read from the typed histories of one portal."""
