"""The full-text structures that hang on IndexEntry, in the database itself.

On SQLite, Django rebuilds a table to alter it, and the triggers go with the old one: a later migration
that alters IndexEntry must remove these structures before, and install them again after.
"""

from django.db import migrations

COLUMNS = "title, tags, summary, content"
OLD = "old.title, old.tags, old.summary, old.content"
NEW = "new.title, new.tags, new.summary, new.content"

# FTS5 keeps no copy of the lexemes: to forget a row it must be told what the row held.
FORGET = f"INSERT INTO search_lexemes (search_lexemes, rowid, {COLUMNS}) VALUES ('delete', old.id, {OLD});"
LEARN = f"INSERT INTO search_lexemes (rowid, {COLUMNS}) VALUES (new.id, {NEW});"

INSTALL = {
    "sqlite": [
        f"""
        CREATE VIRTUAL TABLE search_lexemes USING fts5(
            {COLUMNS}, content='search_indexentry', content_rowid='id',
            tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
        )
        """,
        f"CREATE TRIGGER search_entry_added AFTER INSERT ON search_indexentry BEGIN {LEARN} END",
        f"CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_indexentry BEGIN {FORGET} {LEARN} END",
        f"CREATE TRIGGER search_entry_removed AFTER DELETE ON search_indexentry BEGIN {FORGET} END",
    ],
    "postgresql": [
        """
        ALTER TABLE search_indexentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
            setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', tags), 'B')
            || setweight(to_tsvector('simple', summary), 'C') || setweight(to_tsvector('simple', content), 'D')
        ) STORED
        """,
        # Without fastupdate: people read as they type and write far less; a list of pending rows slows every reading.
        "CREATE INDEX search_entry_vector ON search_indexentry USING gin (vector) WITH (fastupdate = off)",
    ],
}
REMOVE = {
    "sqlite": [
        "DROP TRIGGER search_entry_added",
        "DROP TRIGGER search_entry_changed",
        "DROP TRIGGER search_entry_removed",
        "DROP TABLE search_lexemes",
    ],
    "postgresql": ["DROP INDEX search_entry_vector", "ALTER TABLE search_indexentry DROP COLUMN vector"],
}


def install(apps, schema_editor):
    for statement in INSTALL[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def remove(apps, schema_editor):
    for statement in REMOVE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
