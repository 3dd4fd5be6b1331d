import { createServer, type Server } from 'node:http';
import { linkedLines } from './linked-lines';

let server: Server;
let pieces: readonly Uint8Array[] = [];
let address = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(request.url === '/gone' ? 404 : 200);
    for (const piece of pieces) response.write(piece);
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const bound = server.address();
  address = typeof bound === 'object' && bound !== null ? `http://127.0.0.1:${bound.port}` : '';
});

afterAll(() => new Promise((done) => server.close(done)));

async function read(path = '/file'): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linkedLines.linesOf(address + path)) lines.push(line);
  return lines;
}

it('lines come whole, wherever the file was cut on its way', async () => {
  const bytes = new TextEncoder().encode('山里人家\n二\n\n末行');
  pieces = [...bytes].map((byte) => new Uint8Array([byte]));
  expect(await read()).toEqual(['山里人家', '二', '', '末行']);
  pieces = [new TextEncoder().encode('一\n')];
  expect(await read()).toEqual(['一', '']);
});

it('a file without lines comes in pieces and never as a whole', async () => {
  pieces = Array.from({ length: 5 }, () => new Uint8Array(1_000_000).fill(65));
  const lines = await read();
  expect(lines.length).toBeGreaterThan(1);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(3_100_000);
});

it('a file that is not there is an outage', async () => {
  await expect(read('/gone')).rejects.toMatchObject({ name: 'Outage' });
});
