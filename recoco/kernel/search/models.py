"""The index, one row per object, and the words its titles have taught it."""

from django.db import models


class IndexEntry(models.Model):
    """What is known of one object: lexemes by weight, never the text itself.

    The full-text structures hang on these columns, in the database itself (`migrations/0002_stores.py`):
    an FTS5 table kept by triggers on SQLite, a generated `tsvector` on PostgreSQL. Writing a row is
    therefore plain ORM, and a row that goes away leaves nothing behind.
    """

    # Global although it carries a portal: search sits below portals. Rows are only ever used to
    # narrow a queryset that is already scoped; they are never shown.
    scope = "global"

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    portal_id = models.BigIntegerField(null=True)  # null: common to all portals

    title = models.TextField()
    tags = models.TextField()
    summary = models.TextField()
    content = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_entry_per_object")]


class TitleWord(models.Model):
    """A word seen in titles of one kind in one portal: what a misspelt word may have meant there."""

    # Global for the same reason as IndexEntry: words only widen what an already scoped queryset finds.
    scope = "global"

    kind = models.CharField(max_length=40)
    portal_id = models.BigIntegerField(null=True)
    word = models.CharField(max_length=40)

    class Meta:
        # Not unique, on purpose: two transactions that learn the same words in another order would wait
        # for each other until one dies. A word learnt twice does no harm.
        indexes = [models.Index(fields=["word", "kind", "portal_id"], name="title_word")]


class Spelling(models.Model):
    """What remains of the beginning of a word when a letter or two are lost (see `typos`)."""

    # Global: letters of a TitleWord.
    scope = "global"

    word = models.ForeignKey(TitleWord, on_delete=models.CASCADE, related_name="spellings")
    key = models.CharField(max_length=6)

    class Meta:
        indexes = [models.Index(fields=["key", "word"], name="spelling_by_key")]
