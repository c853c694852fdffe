"""Connections that are given up: whose request does not come, or whose reader does not read."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD = 65_536
"""Bytes that a request may take up to the end of its headers, about."""
SENDING = 15.0
"""Seconds in which a request has to be here; a late body is told so in words before."""
READING = 60.0
"""Seconds for which what was sent may wait for a reader who takes nothing."""


class Patient(HttpToolsProtocol):
    """The protocol of a connection, which uvicorn lets go on for as long as the other side likes.

    A connection between two requests is closed by uvicorn itself, after five seconds.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A reader is here, whose first request has to come."""
        super().connection_made(transport)
        self._head = 0
        self._in_head = self._in_request = False
        self._sends: asyncio.TimerHandle | None = self._within(SENDING)
        self._reads: asyncio.TimerHandle | None = None

    def data_received(self, data: bytes) -> None:
        """Bytes have come; if they are part of a request, its rest has to come soon."""
        super().data_received(data)
        if self._in_head:
            self._head += len(data)
            if self._head > HEAD:
                self.transport.abort()
        if self._in_request and self._sends is None:
            self._sends = self._within(SENDING)

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._in_head = self._in_request = True

    def on_headers_complete(self) -> None:
        """Its head is whole."""
        super().on_headers_complete()
        self._head, self._in_head = 0, False

    def on_message_complete(self) -> None:
        """It is whole."""
        super().on_message_complete()
        self._in_request = False
        if self._sends is not None:
            self._sends.cancel()
            self._sends = None

    def pause_writing(self) -> None:
        """More waits to be read than there is room for."""
        super().pause_writing()
        self._reads = self._within(READING)

    def resume_writing(self) -> None:
        """It was read."""
        super().resume_writing()
        if self._reads is not None:
            self._reads.cancel()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is no more."""
        for timer in (self._sends, self._reads):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def _within(self, seconds: float) -> asyncio.TimerHandle:
        """Give the connection up in so many seconds."""
        return self.loop.call_later(seconds, self.transport.abort)
