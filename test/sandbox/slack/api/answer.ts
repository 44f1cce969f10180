import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultEffect } from '../faults.ts';
import type { Json } from '../json.ts';

export type Answer = {
  status: number;
  json: Json;
  headers: Record<string, string>;
  /** Instead of JSON: what a broken proxy says. */
  body?: string;
  /** Nothing was done and nothing is said. */
  broken?: boolean;
};

export function sendAnswer(response: ServerResponse, { status, json, headers, body }: Answer): void {
  const type = body === undefined ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(body ?? JSON.stringify(json));
}

/** The caller sees a reset connection, as when a load balancer dies. */
export function breakConnection(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

export async function waitOut(effects: FaultEffect[], when: 'before' | 'after'): Promise<void> {
  for (const effect of effects) {
    if (effect.kind === 'hold' && (effect.before ?? false) === (when === 'before')) await effect.until;
    if (effect.kind === 'delay' && when === 'after') await sleep(effect.ms);
  }
}
