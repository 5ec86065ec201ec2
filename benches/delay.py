#!/usr/bin/env python3
"""A slow line: passes bytes on between two loopback ports, each half a round trip later.

Usage: delay.py PORT TARGET-PORT MILLISECONDS
"""

import asyncio
import socket
import sys


class End(asyncio.Protocol):
    """One end of a connection; what it hears, the other end says later."""

    def __init__(self, wait):
        self.wait, self.other, self.early = wait, None, []
        self.loop = asyncio.get_running_loop()

    def connection_made(self, transport):
        self.transport = transport
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def data_received(self, data):
        self.loop.call_later(self.wait, self.pass_on, data)

    def pass_on(self, data):
        if self.other is None:
            self.early.append(data)
        else:
            self.other.transport.write(data)

    def connection_lost(self, _):
        self.loop.call_later(self.wait, lambda: self.other and self.other.transport.close())


class Near(End):
    """The client's end: opens the far end."""

    def __init__(self, wait, target):
        super().__init__(wait)
        self.target = target

    def connection_made(self, transport):
        super().connection_made(transport)
        self.task = self.loop.create_task(self.reach())

    async def reach(self):
        # The handshake takes a round trip, too.
        await asyncio.sleep(self.wait * 2)
        _, far = await self.loop.create_connection(lambda: End(self.wait), "127.0.0.1", self.target)
        far.other, self.other = self, far
        if self.transport.is_closing():
            far.transport.close()
        for data in self.early:
            far.transport.write(data)


async def serve(port, target, milliseconds):
    wait = milliseconds / 2000
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Near(wait, target), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(*(int(word) for word in sys.argv[1:4])))
