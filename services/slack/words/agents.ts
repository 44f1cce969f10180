import type { Connected } from '../../agents/connect.ts';
import type { AgentToken } from '../../agents/ports/agent-repository.ts';
import type { NotAnAdmin, Outsider } from '../../people/authorize.ts';
import { mention, quote, time } from '../mrkdwn.ts';
import { plural } from './amounts.ts';

/** A key and where to use it, shown to its owner once. */
export function sayConnected(connected: Connected, address: string): string {
  switch (connected.kind) {
    case 'connected':
      return [
        'Connect an agent that speaks MCP with this. The key is shown only once:',
        `• address: \`${address}\` (Streamable HTTP)`,
        `• header: \`Authorization: Bearer ${connected.token}\``,
        ...sayScope(connected),
        'It expires after 90 days. It acts as you: it sees meetings in your channels, and anything beyond a thread waits for approval there. ' +
          '`/pika connect list` shows your keys; `/pika connect revoke <last four>` revokes one.'
            .replaceAll('<', '&lt;')
            .replaceAll('>', '&gt;'),
      ].join('\n');
    case 'not_entitled':
      return noKey(connected.standing);
    case 'no_such_channel':
      return `I can’t find a channel of yours called ${quote(connected.given, 80)}. No key was made.`;
    case 'too_many':
      return `You already have ${connected.most} keys. Revoke one with \`/pika connect revoke &lt;last four&gt;\` first.`;
    case 'repeated':
      return 'That key was already shown. Get a new one with `/pika connect`.';
    default:
      return connected satisfies never;
  }
}

function noKey(standing: Extract<Connected, { kind: 'not_entitled' }>['standing']): string {
  if (standing === 'unknown') return 'Slack isn’t responding. Try again in a minute.';
  return standing === 'external'
    ? 'Only members of the workspace that runs Stand-in can connect an agent.'
    : 'Guests can’t connect an agent. Ask a member of this workspace.';
}

export function sayTokens(tokens: readonly AgentToken[]): string {
  if (tokens.length === 0) return 'You have no agent keys. Create one with `/pika connect`.';
  return tokens
    .map(({ hint, createdAt, lastUsedAt, expiresAt, readOnly, channelId }) => {
      const used = lastUsedAt ? `last used ${when(lastUsedAt)}` : 'never used';
      return `• …\`${hint}\`: created ${when(createdAt)}, expires ${when(expiresAt)}${sayScope({
        readOnly,
        channelId,
      })
        .map((scope) => `, ${scope}`)
        .join('')}, ${used}`;
    })
    .join('\n');
}

export function sayRevoked(revoked: readonly AgentToken[]): string {
  if (revoked.length === 0) return 'You don’t have that key. `/pika connect list` shows yours.';
  return `Revoked: ${revoked.map(({ hint }) => `…\`${hint}\``).join(', ')}. Agents that use ${revoked.length === 1 ? 'it' : 'them'} lose access now.`;
}

/** What an admin's revoking of somebody's keys came to. */
export function sayRevokedOf(userId: string, outcome: readonly AgentToken[] | NotAnAdmin | Outsider): string {
  if ('kind' in outcome) {
    return outcome.standing === 'unknown'
      ? 'Slack isn’t responding. Try again in a minute.'
      : 'Only workspace admins can revoke other people’s keys.';
  }
  const count = outcome.length;
  return count > 0
    ? `Revoked ${plural(count, 'key')} of ${mention(userId)}. Agents that use ${count === 1 ? 'it' : 'them'} lose access now.`
    : `${mention(userId)} has no agent keys.`;
}

function sayScope({ readOnly, channelId }: Pick<AgentToken, 'readOnly' | 'channelId'>): string[] {
  return [readOnly ? 'for reading only' : '', channelId ? `for <#${channelId}> only` : ''].filter(Boolean);
}

function when(moment: Date): string {
  return time(moment, '{date_short_pretty} at {time}');
}
