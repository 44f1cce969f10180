import type { Connected } from '../../agents/connect.ts';
import { localHost } from '../../agents/oauth/redirect-uris.ts';
import type { AgentToken } from '../../agents/ports/agent-repository.ts';
import type { NotAnAdmin, Outsider } from '../../people/authorize.ts';
import { asCode, mention, quotedName, time } from '../mrkdwn.ts';
import { plural } from './amounts.ts';
import { sayNoAccess } from './reasons/access.ts';
import { keyRefusals } from './reasons/keys.ts';
import { sayReason, wordsFor } from './reasons/reason.ts';

/** A key and where to use it, shown to its owner once. */
export function sayConnected(connected: Connected, address: string): string {
  if (connected.kind !== 'connected') return sayReason(wordsFor(keyRefusals, connected, undefined));
  return [
    'Connect an agent that speaks MCP with this. The key is shown only once:',
    `• address: \`${address}\` (Streamable HTTP)`,
    `• header: \`Authorization: Bearer ${connected.token}\``,
    `It expires after 90 days. It acts as you: it ${sayReach(connected)}. ` +
      '`/pika connect` shows your keys; `/pika connect revoke <last four>` revokes one.'
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;'),
  ].join('\n');
}

/** In a message, which is kept until it's sent: without the key. */
export function sayConnectedLate(connected: Connected, address: string): string {
  if (connected.kind !== 'connected') return sayConnected(connected, address);
  return 'I made a key, but too late to show it: a key is shown only in an immediate answer or in a window. `/pika connect` lists it; revoke it there, and press *New key…*.';
}

function sayReach({ readOnly, channelId }: Pick<AgentToken, 'readOnly' | 'channelId'>): string {
  const sees = channelId ? `sees only meetings in <#${channelId}>` : 'sees meetings in your channels';
  return readOnly
    ? `${sees}, and only reads`
    : `${sees}, and anything beyond a thread waits for approval there`;
}

/** Where agents reach us. */
export function sayAddress(address: string): string {
  return `Agents connect at \`${address}\` (Streamable HTTP). A program that can log in through your browser needs only that, others a key.`;
}

export function sayTokens(tokens: readonly AgentToken[]): string {
  if (tokens.length === 0)
    return 'You have no agent keys. *New key…* makes one, and so does `/pika connect new`.';
  return tokens.map(sayToken).join('\n');
}

export function sayToken(token: AgentToken): string {
  const { hint, createdAt, lastUsedAt, expiresAt } = token;
  const used = lastUsedAt ? `last used ${when(lastUsedAt)}` : 'never used';
  const scopes = sayScope(token).map((scope) => `, ${scope}`);
  return `• …\`${hint}\`${sayAgent(token)}: created ${when(createdAt)}, expires ${when(expiresAt)}${scopes.join('')}, ${used}`;
}

export function sayRevoked(revoked: readonly AgentToken[]): string {
  if (revoked.length === 0) return 'You don’t have that key. `/pika connect` shows yours.';
  return `Revoked: ${revoked.map(({ hint }) => `…\`${hint}\``).join(', ')}. Agents that use ${revoked.length === 1 ? 'it' : 'them'} lose access now.`;
}

/** What an admin's revoking of somebody's keys came to. */
export function sayRevokedOf(userId: string, outcome: readonly AgentToken[] | NotAnAdmin | Outsider): string {
  if ('kind' in outcome) return sayNoAccess(outcome);
  const count = outcome.length;
  return count > 0
    ? `Revoked ${plural(count, 'key')} of ${mention(userId)}. Agents that use ${count === 1 ? 'it' : 'them'} lose access now.`
    : `${mention(userId)} has no agent keys.`;
}

/** Whose it is, where that is known. */
function sayAgent({ name, clientHost }: Pick<AgentToken, 'name' | 'clientHost'>): string {
  const called = name ? ` ${quotedName(name, 40)}` : '';
  if (clientHost === null) return called;
  return clientHost === localHost ? `${called} on your computer` : `${called} at ${asCode(clientHost, 300)}`;
}

function sayScope({ readOnly, channelId }: Pick<AgentToken, 'readOnly' | 'channelId'>): string[] {
  return [readOnly ? 'for reading only' : '', channelId ? `for <#${channelId}> only` : ''].filter(Boolean);
}

function when(moment: Date): string {
  return time(moment, '{date_short_pretty} at {time}');
}
