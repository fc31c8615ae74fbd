"""Digests that tell whether a document is the one that was read before."""

from __future__ import annotations

from hashlib import blake2b

from timeline.model import RawArticle, Skipped

_SIZE = 20
"""Bytes: far too many for two documents to share them by chance."""


def fingerprint(document: RawArticle | Skipped, settings: bytes = b"") -> bytes:
    """A digest of everything in a document that decides how it is read, and of the settings."""
    if isinstance(document, Skipped):
        head, content = repr((document.path, document.reason, document.hint)), b""
    else:
        head, content = repr((document.path, document.fields, document.problem)), document.content
    digest = blake2b(settings, digest_size=_SIZE)
    for part in (head.encode("utf-8", "surrogatepass"), content):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()
