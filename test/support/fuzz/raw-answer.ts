import { connect } from 'node:net';

export type RawRequest = {
  method: string;
  target: string;
  headers: readonly (readonly [string, string])[];
  body: Buffer;
  /** In pieces of unknown length, instead of one with its length before it. */
  isChunked: boolean;
};

/** Sends bytes as they are, which no client would; answers the status, or 0 where the connection ended without one. */
export function rawAnswer(
  port: number,
  { method, target, headers, body, isChunked }: RawRequest,
): Promise<number> {
  const length = isChunked ? ['transfer-encoding: chunked'] : [`content-length: ${body.length}`];
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  const head = [`${method} ${target} HTTP/1.1`, 'host: localhost', 'connection: close', ...lines, ...length];
  const sent = isChunked
    ? [
        Buffer.from(`${body.length.toString(16)}\r\n`),
        body,
        Buffer.from(body.length > 0 ? '\r\n0\r\n\r\n' : '\r\n'),
      ]
    : [body];
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), ...sent]));
    socket.on('data', (data) => {
      said ||= data.toString('latin1');
    });
    // Who is refused may be cut off while they still send.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 0)));
  });
}
