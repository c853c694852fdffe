"""The description of the interface, made from the table of pages (OpenAPI 3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import metier
from metier.web.asked import Parameter
from metier.web.body import MOST
from metier.web.checking import FIELD
from metier.web.feed import Feed
from metier.web.page import Page
from metier.web.rendering import MEDIA

Object = dict[str, Any]
_TEXT: Object = {"type": "string"}
_ERROR: Object = {
    "description": "What was expected and found, with a hint.",
    "content": {
        MEDIA["json"]: {"schema": {"$ref": "#/components/schemas/Error"}},
        **{MEDIA[form]: {"schema": _TEXT} for form in ("html", "md", "txt")},
    },
}


_BUSY: Object = {"description": "Too many wait, or no snapshot; come again in a moment."}
_REFUSED: Object = {"404": _ERROR, "414": _ERROR, "422": _ERROR, "503": _BUSY}
"""What any address may answer."""


def description(pages: Sequence[Page], feeds: Sequence[Feed]) -> Object:
    """All addresses of the site with what they accept and give."""
    paths: Object = {}
    for page in pages:
        for form in (page.form, *page.forms):
            suffix = "" if form == page.form else f".{form}"
            paths[f"{page.path}{suffix}"] = {"get": _operation(page, form)}
    for feed in feeds:
        paths[feed.path] = {"get": _fed(feed)}
    paths["/check"]["post"] = _checked("check_post_html", "html")
    paths["/check.json"] = {"post": _checked("check_post_json", "json")}
    paths["/healthz"] = {"get": _plain("Whether the site answers, and from which snapshot.")}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "metier",
            "version": metier.__version__,
            "description": "Careers side by side, on figures that can be checked. Read only.",
        },
        "paths": paths,
        "components": {"schemas": {"Error": _error_schema()}},
    }


def _operation(page: Page, form: str) -> Object:
    name = page.path.strip("/").replace("/{name}", "_one").replace("/", "_") or "home"
    return {
        "operationId": f"{name}_{form}",
        "summary": page.summary,
        "parameters": [*_name(page), *map(_parameter, page.accepts)],
        "responses": {
            "200": {
                "description": page.summary,
                "content": {MEDIA[form]: {"schema": _shape(form)}},
            },
            "301": {"description": "The one address of what was asked for."},
            **_REFUSED,
        },
    }


def _fed(feed: Feed) -> Object:
    parameters = [{**_parameter(p), **_example(feed, p)} for p in feed.parameters]
    return {
        "operationId": feed.path.strip("/").replace("-", "_").replace(".", "_"),
        "summary": feed.summary,
        "parameters": parameters,
        "responses": {
            "200": {
                "description": feed.summary,
                "content": {
                    media: {"schema": _shape("json" if media == MEDIA["json"] else "")}
                    for media in feed.media
                },
            },
            **{str(status): {"description": said} for status, said in feed.statuses.items()},
            **_REFUSED,
        },
    }


def _example(feed: Feed, parameter: Parameter) -> Object:
    example = feed.example.get(parameter.name)
    return {} if example is None else {"example": example}


def _checked(name: str, form: str) -> Object:
    said = "The contradictions of a published comparison, and its figures beside official ones."
    field: Object = {
        "type": "object",
        "required": [FIELD],
        "properties": {FIELD: {"type": "string", "maxLength": MOST}},
    }
    return {
        "operationId": name,
        "summary": said,
        "requestBody": {
            "required": True,
            "content": {
                "application/x-www-form-urlencoded": {"schema": field},
                "text/plain": {"schema": {"type": "string", "maxLength": MOST}},
            },
        },
        "responses": {
            "200": {"description": said, "content": {MEDIA[form]: {"schema": _shape(form)}}},
            **{str(status): _ERROR for status in (408, 413, 415)},
            **_REFUSED,
        },
    }


def _shape(form: str) -> Object:
    return {"type": "object"} if MEDIA.get(form) == MEDIA["json"] else _TEXT


def _name(page: Page) -> Iterable[Object]:
    if "{name}" in page.path:
        yield {
            "name": "name",
            "in": "path",
            "required": True,
            "schema": _TEXT,
            "example": page.example,
        }


def _parameter(parameter: Parameter) -> Object:
    one: Object = {"type": parameter.kind}
    repeated: Object = {"type": "array", "items": one, "maxItems": parameter.most}
    return {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "description": parameter.summary,
        "schema": repeated if parameter.repeated else one,
    }


def _plain(summary: str) -> Object:
    content = {MEDIA["json"]: {"schema": {"type": "object"}}}
    return {
        "operationId": "health",
        "summary": summary,
        "responses": {"200": {"description": summary, "content": content}},
    }


def _error_schema() -> Object:
    part: Object = {"type": ["string", "null"]}
    return {
        "type": "object",
        "required": ["error"],
        "properties": {
            "error": {
                "type": "object",
                "required": ["place", "expected", "found"],
                "properties": dict.fromkeys(("place", "expected", "found", "hint"), part),
            },
            "instead": {"type": "array", "items": {"type": "object"}},
        },
    }
