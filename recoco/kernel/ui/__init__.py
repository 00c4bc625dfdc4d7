"""The look and the manners of every page: DSFR components, themes, forms, htmx conventions, error pages."""
