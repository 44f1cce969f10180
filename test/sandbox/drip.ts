import type { ServerResponse } from 'node:http';

type Encoded = { status: number; headers: Record<string, string>; bytes: Buffer };

/** An answer so slow that it never comes in time. */
export function drip(
  response: ServerResponse,
  { status, headers, bytes }: Encoded,
  bytesPerSecond: number,
): void {
  response.writeHead(status, headers);
  response.flushHeaders();
  let sent = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, sent + 1));
    sent += 1;
    if (sent >= bytes.length) response.end();
  }, 1000 / bytesPerSecond);
  response.once('close', () => clearInterval(timer));
}
