"""Full text in French on any of our databases: it never returns rows, it narrows a queryset.

Owners call `indexing.index` and `indexing.unindex` in their actions, and
`matching.matching`, `matching.rank` and `highlighting.highlight` in their querysets and pages.
"""
