"""All that programs of other sites ask for, in the order of the interface's description."""

from __future__ import annotations

from metier.web import embedding, oembed, sitemap

FEEDS = (embedding.EMBEDDING, oembed.OEMBED, *sitemap.FEEDS)
"""Every address of them."""
