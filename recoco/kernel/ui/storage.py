"""Stores the collected files under names that change with their content, compressed once."""

import brotli
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class QuickCompressor(Compressor):
    """Compresses what is worth it, in a third of the time of the highest quality, for 3 % more bytes."""

    def should_compress(self, filename: str) -> bool:
        """Leave icons as they are: each fits in one packet."""
        return "/icons/" not in filename and super().should_compress(filename)

    @staticmethod
    def compress_brotli(content: bytes) -> bytes:
        """Return *content* compressed for browsers that speak Brotli, all of those we support."""
        return brotli.compress(content, quality=10)


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Also follows the imports between our native modules, which no bundler joins."""

    support_js_module_import_aggregation = True
    keep_only_hashed_files = True

    def create_compressor(self, **options: object) -> Compressor:
        """Return the compressor of the files of one collection."""
        return QuickCompressor(**options)
