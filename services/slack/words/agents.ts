import type { Connected } from '../../agents/connect.ts';
import type { AgentToken } from '../../agents/ports/agent-repository.ts';
import { time } from '../mrkdwn.ts';

/** A key and where to use it, shown to its owner once. */
export function sayConnected(connected: Connected, address: string): string {
  switch (connected.kind) {
    case 'connected':
      return [
        'Connect an agent that speaks MCP with this. The key is shown only once:',
        `• address: \`${address}\` (Streamable HTTP)`,
        `• header: \`Authorization: Bearer ${connected.token}\``,
        'It acts as you: it sees meetings in your channels, and anything beyond a thread waits for approval there. ' +
          '`/pika connect list` shows your keys; `/pika connect revoke <last four>` revokes one.'
            .replaceAll('<', '&lt;')
            .replaceAll('>', '&gt;'),
      ].join('\n');
    case 'too_many':
      return `You already have ${connected.most} keys. Revoke one with \`/pika connect revoke &lt;last four&gt;\` first.`;
    case 'repeated':
      return 'That key was already shown. Get a new one with `/pika connect`.';
    default:
      return connected satisfies never;
  }
}

export function sayTokens(tokens: readonly AgentToken[]): string {
  if (tokens.length === 0) return 'You have no agent keys. Create one with `/pika connect`.';
  return tokens
    .map(({ hint, createdAt, lastUsedAt }) => {
      const used = lastUsedAt ? `last used ${when(lastUsedAt)}` : 'never used';
      return `• …\`${hint}\`: created ${when(createdAt)}, ${used}`;
    })
    .join('\n');
}

export function sayRevoked(revoked: readonly AgentToken[]): string {
  if (revoked.length === 0) return 'You don’t have that key. `/pika connect list` shows yours.';
  return `Revoked: ${revoked.map(({ hint }) => `…\`${hint}\``).join(', ')}. Agents that use ${revoked.length === 1 ? 'it' : 'them'} lose access now.`;
}

function when(moment: Date): string {
  return time(moment, '{date_short_pretty} at {time}');
}
