import type { KnownBlock } from '@slack/types';
import type { Content } from './elements.ts';

/** Slack's own card of a call, which shows who is in it (https://docs.slack.dev/reference/methods/calls.add). */
export function callCard(callId: string): Content {
  // The SDK's types have no such block.
  const block = { type: 'call', call_id: callId } as unknown as KnownBlock;
  return { text: 'The call', blocks: [block], isOptional: true };
}
