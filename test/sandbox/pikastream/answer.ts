/** What a call is answered with, before any fault gets hold of it. */
export type Answer = {
  status: number;
  headers?: Record<string, string>;
  json?: unknown;
  html?: string;
  png?: Buffer;
};

export function ok(json: unknown): Answer {
  return { status: 200, json };
}

/** PikaStream's own error bodies are not documented; this shape is ours, and clients must not depend on it. */
export function refusal(status: number, error: string, message: string): Answer {
  return { status, json: { error, message } };
}

export const notFound = (what: string): Answer => refusal(404, 'NOT_FOUND', `${what} not found`);

export function encode(answer: Answer): { type: string; bytes: Buffer } {
  if (answer.png) return { type: 'image/png', bytes: answer.png };
  if (answer.html !== undefined) return { type: 'text/html; charset=utf-8', bytes: Buffer.from(answer.html) };
  if (answer.json === undefined) return { type: 'application/json', bytes: Buffer.alloc(0) };
  return { type: 'application/json; charset=utf-8', bytes: Buffer.from(JSON.stringify(answer.json)) };
}
