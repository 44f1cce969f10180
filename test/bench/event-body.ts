import { randomUUID } from 'node:crypto';
import { envelopeOf } from '../sandbox/slack/event-payloads.ts';
import { richTextBlockOf } from '../sandbox/slack/rich-text-of.ts';

const text =
  'Lunch at noon? The new place round the corner has dumplings, and somebody said that they are good.';

/** A message without a link, as Slack sends it: each another event. */
export function eventBody(index: number): string {
  const ts = `${1_790_000_000 + Math.floor(index / 1000)}.${String(index % 1000).padStart(6, '0')}`;
  const event = {
    type: 'message',
    user: 'U0ADA00001',
    ts,
    client_msg_id: randomUUID(),
    text,
    team: 'T0STANDIN1',
    blocks: [richTextBlockOf(text, 'b1')],
    channel: 'C0GENERAL1',
    event_ts: ts,
    channel_type: 'channel',
  };
  const how = { eventId: `EvBENCH${index}`, isExtShared: false, teamId: event.team };
  return JSON.stringify(envelopeOf(event, how));
}
