"""A relay between browser and server that counts what the wire carries: pages and websockets, compressed or not."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import BaseRequestHandler, ThreadingTCPServer
from urllib.parse import urlsplit


class Relay(ThreadingTCPServer):
    """Passes everything on to the server at `upstream`; `received` is the bytes the browser got so far."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, upstream: str) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.upstream = (urlsplit(upstream).hostname, urlsplit(upstream).port)
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self.received = 0


class _Connection(BaseRequestHandler):
    server: Relay

    def handle(self) -> None:
        with socket.create_connection(self.server.upstream) as upstream:
            threading.Thread(target=self._carry, args=(self.request, upstream), daemon=True).start()
            self._carry(upstream, self.request)

    def _carry(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                self.server.received += len(data) if sink is self.request else 0
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # either end may go at any time


@contextmanager
def relayed(upstream: str) -> Iterator[Relay]:
    """Relay to a server from a free port of this machine."""
    with Relay(upstream) as relay:
        threading.Thread(target=relay.serve_forever, daemon=True).start()
        yield relay
        relay.shutdown()
