import type { ServerResponse } from 'node:http';
import { drip } from '../drip.ts';
import { type Answer, encode } from './answer.ts';
import type { FaultEffect } from './faults.ts';

/** Sends the answer as the fault has it; returns what the client gets to see of it. */
export function respond(
  response: ServerResponse,
  answer: Answer,
  effect: FaultEffect | undefined,
): number | 'reset' | 'hung' {
  switch (effect?.do) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return 'reset';
    case 'hang':
      return 'hung';
    case 'endless':
      pourForEver(response);
      return 200;
    case 'drip':
      drip(response, encoded(answer), effect.bytesPerSecond);
      return answer.status;
    default:
      send(response, answer);
      return answer.status;
  }
}

function send(response: ServerResponse, answer: Answer): void {
  const { type, bytes } = encode(answer);
  response.writeHead(answer.status, {
    'content-type': type,
    'content-length': bytes.length,
    ...answer.headers,
  });
  response.end(bytes);
}

function encoded(answer: Answer) {
  const { type, bytes } = encode(answer);
  return { status: answer.status, headers: { 'content-type': type, ...answer.headers }, bytes };
}

/** Valid JSON as far as it goes, at the pace the client reads. */
function pourForEver(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = `${JSON.stringify({ filler: 'x'.repeat(16_000) })},`;
  const pour = () => {
    while (!response.destroyed && response.write(more));
  };
  response.on('drain', pour);
  response.write('{"status":"ready","events":[');
  pour();
}
