import { expect, test } from 'vitest';
import type { CallWorker } from '../../../../services/agents/claims/who-works.ts';
import type { Turn } from '../../../../services/agents/house/turn.ts';
import type { AgentToken, Question } from '../../../../services/agents/ports/agent-repository.ts';
import type { Claim } from '../../../../services/agents/ports/claims.ts';
import { houseProposal } from '../../../../services/slack/blocks/house-proposal.ts';
import { messageToAgent, question } from '../../../../services/slack/blocks/thread-talk.ts';
import {
  sayConnected,
  sayRevoked,
  sayRevokedOf,
  sayTokens,
} from '../../../../services/slack/words/agents.ts';
import { sayWorker } from '../../../../services/slack/words/call-agent.ts';
import { sayAsking, sayDecidedRequest, sayNotAsked } from '../../../../services/slack/words/connections.ts';
import { sayTokens as sayModelCost } from '../../../../services/slack/words/house.ts';
import { expectHouseStyle } from './house-style.ts';

// Every sentence about agents, their keys and what the thread says to them, as people read them.
const at = new Date('2026-11-23T10:00:00Z');
const scope = { readOnly: false, channelId: null };
const times = { createdAt: at, expiresAt: at, lastUsedAt: null };
const key = { ...scope, ...times, clientHost: null, hint: 'ab12' } as AgentToken;

test('what an agent’s model costs is said in dollars, or as a share once half of its budget is used', () => {
  const said = (tokensIn: number, isOver: boolean, prices: { inUsd: number; outUsd: number } | null) =>
    sayModelCost({ tokensIn, tokensOut: 0, budget: { tokens: 100_000, prices } }, isOver);
  expect(said(21_180, false, null)).toEqual([]);
  expect(said(61_900, false, null)).toEqual(['The agent has used 61% of its AI budget for this call']);
  expect(said(61_900, true, null)).toEqual([]);
  const prices = { inUsd: 3, outUsd: 15 };
  expect(said(50_000, false, prices)).toEqual(['The agent’s AI model: about $0.15 of $1.50 at most']);
  expect(said(50_000, true, prices)).toEqual(['The agent’s AI model: about $0.15']);
  expect(said(0, false, prices)).toEqual([]);
});

test('keys', () => {
  const sentences = [
    sayConnected({ kind: 'connected', token: 'standin_x', ...scope }, 'https://stand-in.example/mcp'),
    sayConnected({ kind: 'connected', token: 'standin_x', readOnly: true, channelId: 'C1' }, ''),
    sayConnected({ kind: 'no_such_channel', given: '#nowhere' }, ''),
    sayConnected({ kind: 'too_many', most: 10 }, ''),
    sayConnected({ kind: 'repeated' }, ''),
    sayTokens([]),
    sayTokens([key, { ...key, lastUsedAt: at }]),
    sayTokens([{ ...key, name: 'Claude', readOnly: true, channelId: 'C1' }]),
    sayTokens([
      { ...key, name: 'Acme <!here>', clientHost: 'client.example' },
      { ...key, name: 'Cursor', clientHost: 'localhost' },
      { ...key, name: 'Claude” at `claude.ai`, *never used', clientHost: 'client.example' },
    ]),
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
    It expires after 90 days. It acts as you: it sees meetings in your channels, and anything beyond a thread waits for approval there. \`/pika connect\` shows your keys; \`/pika connect revoke &lt;last four&gt;\` revokes one.

    Connect an agent that speaks MCP with this. The key is shown only once:
    • address: \`\` (Streamable HTTP)
    • header: \`Authorization: Bearer standin_x\`
    It expires after 90 days. It acts as you: it sees only meetings in <#C1>, and only reads. \`/pika connect\` shows your keys; \`/pika connect revoke &lt;last four&gt;\` revokes one.

    I can’t find a channel of yours called #nowhere. No key was made. Check its name: I have to be in it too.

    You already have 10 keys. Revoke one first: \`/pika connect revoke &lt;last four&gt;\`.

    That key was already shown. Get a new one with \`/pika connect new\`.

    You have no agent keys. *New key…* makes one, and so does \`/pika connect new\`.

    • …\`ab12\`: created <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, expires <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, never used
    • …\`ab12\`: created <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, expires <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, last used <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>

    • …\`ab12\` “Claude”: created <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, expires <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, for reading only, for <#C1> only, never used

    • …\`ab12\` “Acme &lt;!here&gt;” at \`client.example\`: created <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, expires <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, never used
    • …\`ab12\` “Cursor” on your computer: created <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, expires <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, never used
    • …\`ab12\` “Claude' at claude.ai , never used” at \`client.example\`: created <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, expires <!date^1795428000^{date_short_pretty} at {time}|2026-11-23 10:00 UTC>, never used

    Revoked 1 key of <@UBEN>. Agents that use it lose access now.

    <@UBEN> has no agent keys.

    Only workspace admins can do that. Nothing was changed. Ask one of them.

    You don’t have that key. \`/pika connect\` shows yours.

    Revoked: …\`ab12\`. Agents that use it lose access now.

    Revoked: …\`ab12\`, …\`cd34\`. Agents that use them lose access now."
  `);
});

test('who works in a call', () => {
  const claim: Claim = { tokenId: 't', userId: 'UADA', name: '<Claude>', claimedAt: at };
  const turn = { cause: 'spoken', words: 'Who is on call?', speaker: 'Omar', saidAtMs: 40_000 } as Turn;
  const workers: (CallWorker | null)[] = [
    { kind: 'house' },
    { kind: 'claimed', claim },
    { kind: 'claimed', claim: { ...claim, name: 'Ada’s Claude❞, acting for Dana „*"_»' } },
    { kind: 'claimed', claim: { ...claim, name: null } },
    { kind: 'agents' },
    null,
  ];
  const sentences = [
    ...workers.map((worker) => sayWorker(worker)[0] ?? '–'),
    houseProposal(turn, { claim }, null).text,
  ];
  expect(sentences.join('\n')).toMatchInlineSnapshot(`
    "Agent: the house agent
    Agent: “&lt;Claude&gt;”, acting for <@UADA>
    Agent: “Ada’s Claude', acting for Dana ' ' '”, acting for <@UADA>
    Agent: one of <@UADA>’s
    –
    –
    *Omar* in the call at 00:40: “Who is on call?”
    Handed to the agent that took over: “&lt;Claude&gt;”, acting for <@UADA>."
  `);
});

test('clients that show a code', () => {
  const asking = { requestId: 'r', clientName: 'Acme <!here>', clientHost: 'client.example', ...scope };
  const sentences = [
    sayAsking(asking),
    sayAsking({ ...asking, clientHost: null, readOnly: true, channelId: 'C1' }),
    sayDecidedRequest({ kind: 'allowed', clientName: 'Acme Notes' }),
    sayDecidedRequest({ kind: 'refused', clientName: 'Acme Notes' }),
    sayDecidedRequest({ kind: 'over' }),
    sayNotAsked({ kind: 'no_such_code' }),
  ];
  for (const said of sentences) expectHouseStyle(said);
  expect(sentences.join('\n\n')).toMatchInlineSnapshot(`
    "*Connect “Acme &lt;!here&gt;” to Stand-in?*
    • where it is: \`client.example\`
    • what it sees: meetings of all your channels, and your DM with me
    • what it does: acts in those meetings as you; anything beyond a thread waits for approval there
    Nobody checked its name, so go by where it is. Press *Allow* only if you opened that page yourself. If somebody sent you the code, press *No*: they would act as you.

    *Connect “Acme &lt;!here&gt;” to Stand-in?*
    • where it is: a program on the computer that shows the code
    • what it sees: meetings of <#C1>
    • what it does: reads, and changes nothing
    Nobody checked its name, so go by where it is. Press *Allow* only if you opened that page yourself. If somebody sent you the code, press *No*: they would act as you.

    Allowed. The page goes back to “Acme Notes” in a few seconds. \`/pika connect\` shows it, and ends it.

    “Acme Notes” gets nothing.

    That was answered before, or it waited too long. Start again in the program that you want to connect.

    No page shows that code now: it’s mistyped, expired, or was typed by someone else. Start again in the program that you want to connect."
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
    messageToAgent(message, 'house'),
  ];
  expect(contents.map(({ text }) => text).join('\n\n')).toMatchInlineSnapshot(`
    ":speech_balloon: *The agent asks:*
    Which day?
    The first reply in this thread answers it, until <!date^1795428000^{time}|2026-11-23 10:00 UTC>.

    :speech_balloon: *The agent asks, for “Priya Nair” in the call:*
    Which day?
    Answered by <@UBEN>: “Friday”

    :incoming_envelope: <@UBEN> to the agent: “slower please”
    The agent read it at <!date^1795428000^{time}|2026-11-23 10:00 UTC>.

    :incoming_envelope: <@UBEN> to the agent: “slower please”
    The agent hasn’t read it yet.

    :incoming_envelope: <@UBEN> to the agent: “slower please”
    This agent can’t receive messages: none is connected to this meeting. I’ll keep it in case one connects. Connect yours with \`/pika connect\`.

    :incoming_envelope: <@UBEN> to the agent: “slower please”
    That agent gave this meeting back before reading it. I’ll answer."
  `);
});
