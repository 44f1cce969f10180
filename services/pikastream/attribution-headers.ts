import type { Attribution } from '../personas/ports/attribution.ts';

/** The public client sends these with every call of `/proxy/`, where it knows them. */
export function attributionHeaders(by: Attribution | undefined): Record<string, string> {
  return by ? { 'x-sender-id': by.sender, 'x-message-channel': by.channel } : {};
}
