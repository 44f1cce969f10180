import type { ReceivedRequest } from '../http-server.ts';
import type { RequestEntry } from './journal-entry.ts';
import type { RequestBody } from './request-body.ts';

/** A request as the journal keeps it: without the key, and with the sizes of files for their bytes. */
export function requestEntry(seen: {
  number: number;
  at: Date;
  route: RequestEntry['route'];
  request: ReceivedRequest;
  body: RequestBody;
}): RequestEntry {
  const { number, at, route, request, body } = seen;
  const headers = Object.entries(request.headers).filter(([name]) => name !== 'authorization');
  const files = Object.entries(body.files).map(([name, { filename, type, bytes }]) => [
    name,
    { filename, type, bytes: bytes.length },
  ]);
  return {
    kind: 'request',
    number,
    at,
    route,
    method: request.method,
    path: request.path,
    query: Object.fromEntries(request.query),
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    fields: body.fields,
    files: Object.fromEntries(files),
    json: body.json,
  };
}
