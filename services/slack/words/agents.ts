import type { Connected } from '../../agents/connect.ts';
import type { AgentToken } from '../../agents/ports/agent-repository.ts';
import { time } from '../mrkdwn.ts';

/** A key and where to use it, shown to its owner once. */
export function sayConnected(connected: Connected, address: string): string {
  switch (connected.kind) {
    case 'connected':
      return [
        'An agent that speaks MCP can work through Stand-in for you with this. Its key is shown only now:',
        `• address: \`${address}\` (Streamable HTTP)`,
        `• header: \`Authorization: Bearer ${connected.token}\``,
        'It acts as you: it sees the meetings of channels you are in, and whatever reaches beyond a thread waits for a click there. ' +
          '`/pika connect list` shows your keys, `/pika connect revoke <last four>` ends one.'
            .replaceAll('<', '&lt;')
            .replaceAll('>', '&gt;'),
      ].join('\n');
    case 'too_many':
      return `You have ${connected.most} keys already. End one with \`/pika connect revoke &lt;last four&gt;\` first.`;
    case 'repeated':
      return 'That key was shown already. Ask for a new one with `/pika connect`.';
    default:
      return connected satisfies never;
  }
}

export function sayTokens(tokens: readonly AgentToken[]): string {
  if (tokens.length === 0) return 'You have no key for an agent. `/pika connect` makes one.';
  return tokens
    .map(({ hint, createdAt, lastUsedAt }) => {
      const used = lastUsedAt ? `last used ${when(lastUsedAt)}` : 'never used';
      return `• …\`${hint}\`: made ${when(createdAt)}, ${used}`;
    })
    .join('\n');
}

export function sayRevoked(revoked: readonly AgentToken[]): string {
  if (revoked.length === 0) return 'You have no such key. `/pika connect list` shows those you have.';
  return `Ended: ${revoked.map(({ hint }) => `…\`${hint}\``).join(', ')}. Agents that use ${revoked.length === 1 ? 'it' : 'them'} are shut out from now on.`;
}

function when(moment: Date): string {
  return time(moment, '{date_short_pretty} at {time}');
}
