import { type AddressInfo, createServer } from 'node:net';
import { onTestFinished } from 'vitest';

export type RawRequest = { line: string; headers: Record<string, string>; body: string };

/** A server that keeps requests as they came, byte by byte (as latin1), and gives these JSON answers in turn. */
export async function startRawServer(...answers: object[]) {
  const requests: RawRequest[] = [];
  const server = createServer((socket) => {
    let came = '';
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      came += bytes.toString('latin1');
      const request = wholeRequest(came);
      if (!request) return;
      requests.push(request);
      const json = JSON.stringify(answers[requests.length - 1] ?? {});
      socket.end(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n${json}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** With header names in lower case; undefined until its last byte is there. */
function wholeRequest(came: string): RawRequest | undefined {
  const end = came.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...rest] = came.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    rest.map((header) => {
      const [name = '', ...value] = header.split(': ');
      return [name.toLowerCase(), value.join(': ')];
    }),
  );
  const body = came.slice(end + 4);
  return body.length < Number(headers['content-length'] ?? 0) ? undefined : { line, headers, body };
}
