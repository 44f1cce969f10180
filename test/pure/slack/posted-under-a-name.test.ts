import { expect, test } from 'vitest';
import type { WriteOutcome } from '../../../services/slack/api/attempt.ts';
import type { Posted, PostedAs } from '../../../services/slack/api/writer.ts';
import { withoutBlocks, words } from '../../../services/slack/blocks/elements.ts';
import { spokenIn, withoutSpeaker } from '../../../services/slack/messages/speaks-as.ts';
import { postAs } from '../../../services/slack/outbox/post-as.ts';

const nova = { personaId: 'p-1', botName: 'Nova (AI)', faceId: null, personaEmoji: ':star:' };
const posted: WriteOutcome<Posted> = { ok: true, value: { channelId: 'C1', ts: '1.0' } };
const refusedAs = (error: string): WriteOutcome<Posted> => ({ ok: false, failure: { kind: 'later', error } });
const lost: WriteOutcome<Posted> = { ok: false, failure: { kind: 'unknown', error: 'no answer' } };

/** Posts for one workspace, whose answers come in turn. */
function channel(...answers: WriteOutcome<Posted>[]) {
  const asked: (PostedAs | undefined)[] = [];
  const deps = { faceUrl: () => null, namelessTeams: new Map<string, Date>(), log: { warn() {} } };
  return {
    asked,
    send: (minute = 0, isOurs = true, teamId = 'T1') =>
      postAs(
        deps,
        { id: 1, teamId, now: new Date(minute * 60_000), content: spokenIn(nova, words('Hello')) },
        async (as) => {
          asked.push(as);
          return answers.shift() ?? posted;
        },
        async () => isOurs,
      ),
  };
}

const named = { name: 'Nova (AI)', iconEmoji: ':star:' };

test('a workspace that refused names gets none for an hour, and others still get theirs', async () => {
  const { send, asked } = channel(refusedAs('missing_scope'));
  expect(await send(0)).toEqual(posted);
  expect(asked).toEqual([named, undefined]);
  await send(59);
  await send(59, true, 'T2');
  await send(60);
  expect(asked.slice(2)).toEqual([undefined, named, named]);
});

test('what is refused without the name too wasn’t about the name', async () => {
  const { send, asked } = channel(refusedAs('odd_error'), refusedAs('odd_error'));
  expect(await send()).toEqual(refusedAs('odd_error'));
  await send();
  expect(asked).toEqual([named, undefined, named]);
});

test.for([
  ['a lost answer', lost],
  ['Slack’s own trouble', refusedAs('fatal_error')],
  ['a limit', { ok: false, failure: { kind: 'rate_limited', seconds: 3 } }],
  ['a closed channel', { ok: false, failure: { kind: 'unreachable_channel', error: 'is_archived' } }],
] as const)('%s isn’t answered with another post', async ([, outcome]) => {
  const { send, asked } = channel(outcome);
  expect(await send()).toEqual(outcome);
  expect(asked).toEqual([named]);
});

test('who lost the queue meanwhile doesn’t post again', async () => {
  const { send, asked } = channel(refusedAs('missing_scope'));
  expect(await send(0, false)).toBeNull();
  expect(asked).toEqual([named]);
});

test('who speaks isn’t part of what a message shows, and stays where blocks are refused', () => {
  const content = words('Hello');
  const stored = JSON.parse(JSON.stringify(spokenIn(nova, content)));
  expect(stored).not.toEqual(content);
  expect(withoutSpeaker(new Map([['recap', stored]])).get('recap')).toEqual(content);
  expect(withoutBlocks(stored).as).toEqual({ name: 'Nova (AI)', faceId: null, emoji: ':star:' });
  expect(spokenIn({ ...nova, personaId: null }, content)).toEqual(content);
});

test.for(['star', ':a b:', ':<!here>:', '🦊', `:${'a'.repeat(101)}:`, ':a:\n'])(
  '%j is no emoji',
  (personaEmoji) => {
    expect(spokenIn({ ...nova, personaEmoji }, words('Hello')).as?.emoji).toBe('');
  },
);

test.for([
  'Slack',
  'slack (AI)',
  'Slackbot',
  '\u13D5\uA4E1\u15C5\u{10302}\uA4D7b\uA4F3\uA4D4',
  'Slack-Bot',
  'S l a c k b o t',
  'ЅӏасkВоt',
  'SIack',
  '5lackb0t',
  'Ｓｌａｃｋ',
  'Sl\u200back',
  'SlackHQ',
  'Slack Security',
  'S l a c k',
  'Sl\u0251ckbot',
  '\uA4E2\uA4E1\uA4EE\uA4DA\uA4D7\uA4D0\uA4F3\uA4D4',
  '\u13DA\u13DE\u13AA\u13DF\u13E6\u13F4O\u13A2',
  '\u054Flackb\u0E50t',
])('%j is taken for Slack’s own', (botName) => {
  expect(spokenIn({ ...nova, botName }, words('Hello')).as).toBeUndefined();
});

test.for(['Slacker', 'Jonas Lackner', 'Nova (AI)', 'Sick (AI)', 'Ada’s stand-in (AI)', 'Лакеев (AI)'])(
  '%j is a name',
  (botName) => {
    expect(spokenIn({ ...nova, botName }, words('Hello')).as?.name).toBe(botName);
  },
);
