import { expect, test } from 'vitest';
import type { AgentToken, Question } from '../../../../services/agents/ports/agent-repository.ts';
import { messageToAgent, question } from '../../../../services/slack/blocks/thread-talk.ts';
import {
  sayConnected,
  sayRevoked,
  sayRevokedOf,
  sayTokens,
} from '../../../../services/slack/words/agents.ts';

// Every sentence about agents, their keys and what the thread says to them, as people read them.
const at = new Date('2026-11-23T10:00:00Z');
const scope = { readOnly: false, channelId: null };
const key = { ...scope, hint: 'ab12', createdAt: at, expiresAt: at, lastUsedAt: null } as AgentToken;

test('keys', () => {
  const sentences = [
    sayConnected({ kind: 'connected', token: 'standin_x', ...scope }, 'https://stand-in.example/mcp'),
    sayConnected({ kind: 'connected', token: 'standin_x', readOnly: true, channelId: 'C1' }, ''),
    sayConnected({ kind: 'no_such_channel', given: '#nowhere' }, ''),
    sayConnected({ kind: 'too_many', most: 10 }, ''),
    sayConnected({ kind: 'repeated' }, ''),
    sayTokens([]),
    sayTokens([key, { ...key, lastUsedAt: at }]),
    sayTokens([{ ...key, readOnly: true, channelId: 'C1' }]),
    sayRevokedOf('UBEN', [key]),
    sayRevokedOf('UBEN', []),
    sayRevokedOf('UBEN', { kind: 'not_entitled', standing: 'not_admin' }),
    sayRevoked([]),
    sayRevoked([key]),
    sayRevoked([key, { ...key, hint: 'cd34' }]),
  ];
  expect(sentences.join('\n\n')).toMatchInlineSnapshot(`
    "Connect an agent that speaks MCP with this. The key is shown only once:
    • address: \`https://stand-in.example/mcp\` (Streamable HTTP)
    • header: \`Authorization: Bearer standin_x\`
    It expires after 90 days. It acts as you: it sees meetings in your channels, and anything beyond a thread waits for approval there. \`/pika connect list\` shows your keys; \`/pika connect revoke &lt;last four&gt;\` revokes one.

    Connect an agent that speaks MCP with this. The key is shown only once:
    • address: \`\` (Streamable HTTP)
    • header: \`Authorization: Bearer standin_x\`
    for reading only
    for <#C1> only
    It expires after 90 days. It acts as you: it sees meetings in your channels, and anything beyond a thread waits for approval there. \`/pika connect list\` shows your keys; \`/pika connect revoke &lt;last four&gt;\` revokes one.

    I can’t find a channel of yours called #nowhere. No key was made. Check its name: I have to be in it too.

    You already have 10 keys. Revoke one first: \`/pika connect revoke &lt;last four&gt;\`.

    That key was already shown. Get a new one with \`/pika connect\`.

    You have no agent keys. Create one with \`/pika connect\`.

    • …\`ab12\`: created <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, expires <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, never used
    • …\`ab12\`: created <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, expires <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, last used <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>

    • …\`ab12\`: created <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, expires <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, for reading only, for <#C1> only, never used

    Revoked 1 key of <@UBEN>. Agents that use it lose access now.

    <@UBEN> has no agent keys.

    Only workspace admins can do that. Nothing was changed. Ask one of them.

    You don’t have that key. \`/pika connect list\` shows yours.

    Revoked: …\`ab12\`. Agents that use it lose access now.

    Revoked: …\`ab12\`, …\`cd34\`. Agents that use them lose access now."
  `);
});

test('between the thread and the agent', () => {
  const asked = { text: 'Which day?', askedBy: null, expiresAt: at, answer: null } as Question;
  const message = {
    id: 1,
    meetingId: 'm',
    userId: 'UBEN',
    text: 'slower please',
    createdAt: at,
    takenAt: at,
  };
  const contents = [
    question(asked),
    question({ ...asked, askedBy: 'Priya Nair', answer: 'Friday', answeredBy: 'UBEN' }),
    messageToAgent(message, 'agent'),
    messageToAgent(message, 'waiting'),
    messageToAgent(message, 'nobody'),
  ];
  expect(contents.map(({ text }) => text).join('\n\n')).toMatchInlineSnapshot(`
    ":speech_balloon: *The agent asks from the call:*
    Which day?
    The first reply in this thread answers it, until <!date^1795428000^{time}|2026-11-23 10:00 UTC>.

    :speech_balloon: *“Priya Nair” asks from the call:*
    Which day?
    Answered by <@UBEN>: “Friday”

    :incoming_envelope: <@UBEN> to the agent: “slower please”
    The agent read it at <!date^1795428000^{time}|2026-11-23 10:00 UTC>.

    :incoming_envelope: <@UBEN> to the agent: “slower please”
    The agent hasn’t read it yet.

    :incoming_envelope: <@UBEN> to the agent: “slower please”
    This agent can’t receive messages: none is connected to this meeting. I’ll keep it in case one connects. Connect yours with \`/pika connect\`."
  `);
});
