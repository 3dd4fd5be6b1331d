import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An address on this machine that answers every request in one way. */
export class CallbackStub {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(
    answer: (request: { readonly query: URLSearchParams; readonly isPost: boolean }) => {
      status: number;
      text: string;
    },
  ): Promise<CallbackStub> {
    const server = createServer((request, response) => {
      request.resume();
      const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
      const { status, text } = answer({ query, isPost: request.method === 'POST' });
      response.writeHead(status).end(text);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new CallbackStub(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((closed) => this.server.close(() => closed()));
  }
}
