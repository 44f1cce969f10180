import { describe, expect, test } from 'vitest';
import { linksInPost } from '../../../listeners/messages/links-in-post.ts';
import type { Post } from '../../../listeners/messages/post.ts';
import { startsOfPost } from '../../../listeners/messages/starts-of-post.ts';
import { resolveStartTime } from '../../../services/times/messages/resolve-start-time.ts';

const link = 'https://meet.google.com/abc-defg-hij';
const now = new Date('2026-12-02T09:00:00Z');
const roster = {
  timeZone: async ({ userId }: { userId: string }) => (userId === 'UTOKYO' ? 'Asia/Tokyo' : 'Europe/Berlin'),
};
const seconds = (moment: string) => String(Date.parse(moment) / 1_000);

async function startOf(content: Partial<Post>, byApp = false) {
  const post: Post = { channel: 'C1', ts: seconds(now.toISOString()), text: '', user: 'UBERLIN', ...content };
  const resolve = resolveStartTime(roster as unknown as Parameters<typeof resolveStartTime>[0], () => now);
  const [call] = await startsOfPost(resolve, post, { calls: linksInPost(post), byApp, teamId: 'T1' });
  if (!call || call.calledOff) return call ? 'nobody' : 'no call';
  return call.startsAt?.toISOString().slice(0, 16) ?? call.startDoubt?.why ?? 'now';
}

const forward = (text: string, ts: string | undefined, more: object = {}) => ({
  is_share: true,
  is_msg_unfurl: true,
  author_id: 'UBERLIN',
  fallback: `[December 1st, 2026 11:30 AM] ada: ${text}`,
  text: `${text} <${link}>`,
  ...(ts === undefined ? {} : { ts: seconds(ts) }),
  ...more,
});

test.each([
  [
    'tomorrow, from when it was written',
    forward('planning tomorrow at 15:00', '2026-12-01T09:00:00Z'),
    '2026-12-02T14:00',
  ],
  ['a day that is over', forward('planning tomorrow at 15:00', '2026-11-20T09:00:00Z'), 'past'],
  ['no time, long ago', forward('planning', '2026-12-01T09:00:00Z'), 'past'],
  ['no time, a moment ago', forward('planning', '2026-12-02T08:58:00Z'), 'now'],
  [
    'its own writer’s clock',
    forward('today at 21:00', '2026-12-02T08:00:00Z', { author_id: 'UTOKYO' }),
    '2026-12-02T12:00',
  ],
  ['a time only in the forwarded message', forward('planning tomorrow at 15:00', undefined), 'forwarded'],
  ['cancelled there', forward('standup is cancelled', '2026-12-02T08:58:00Z'), 'nobody'],
  ['unclear words', forward('tommorow at 15:00', '2026-12-01T09:00:00Z'), 'unsure'],
])('a forwarded message: %s', async (_, attachment, expected) => {
  expect(await startOf({ text: 'fyi', attachments: [attachment] })).toBe(expected);
});

test('words beside a forwarded message count too', async () => {
  const recent = forward('planning', '2026-12-02T08:58:00Z');
  expect(await startOf({ text: 'Don’t join this', attachments: [recent] })).toBe('nobody');
  expect(await startOf({ text: 'join this at 15:00', attachments: [recent] })).toBe('2026-12-02T14:00');
  const tomorrow = forward('tomorrow at 11:00', '2026-12-01T09:00:00Z');
  expect(await startOf({ text: 'join this at 15:00', attachments: [tomorrow] })).toBe('forwarded');
});

describe('a link that isn’t said, but struck out, quoted or in code, asks', () => {
  test.each([
    `~<${link}>~`,
    `~standup <${link}>~ moved`,
    `\`${link}\``,
    `\`\`\`\nopen ${link}\n\`\`\``,
    `&gt; standup <${link}>`,
    `&gt; standup <${link}>\nwhat was that about`,
    `&gt;&gt;&gt; hello\nstandup <${link}>`,
  ])('%s', async (text) => expect(await startOf({ text })).toBe('may_be_off'));

  test.each([
    `~<https://meet.google.com/old-oldd-old>~ <${link}>`,
    `&gt; where?\n<${link}>`,
    `\`npm test\` fails, join <${link}>`,
    `<${link}> ~maybe~`,
    `a ~ b <${link}> ~ c`,
    `~${'x'.repeat(10)}\n<${link}>~`,
    `~<${link}>~ no, it is on: <${link}>`,
  ])('but not %s', async (text) => {
    const post: Post = { channel: 'C1', ts: seconds(now.toISOString()), user: 'UBERLIN', text };
    const resolve = resolveStartTime(roster as unknown as Parameters<typeof resolveStartTime>[0], () => now);
    const calls = linksInPost(post).filter(({ key }) => key === 'meet:abc-defg-hij');
    const [call] = await startsOfPost(resolve, post, { calls, byApp: false, teamId: 'T1' });
    expect(call?.startDoubt ?? null).toBeNull();
  });
});

const event = (more: object) => ({
  type: 'event',
  event: { app_type: 'gcal', location: `<${link}>`, status: 'confirmed', start: { date_time: 0 }, ...more },
});
const inTwoHours = Date.parse('2026-12-02T11:00:00Z') / 1_000;

test.each([
  ['to come', { start: { date_time: inTwoHours } }, '2026-12-02T11:00'],
  ['with its seconds as text', { start: { date_time: String(inTwoHours) } }, '2026-12-02T11:00'],
  ['that has just begun', { start: { date_time: inTwoHours - 7_260 } }, 'now'],
  ['that is over', { start: { date_time: inTwoHours - 20_000 } }, 'past'],
  ['cancelled in its title', { title: 'Canceled: Standup', start: { date_time: inTwoHours } }, 'nobody'],
  ['cancelled', { status: 'cancelled', start: { date_time: inTwoHours } }, 'nobody'],
  [
    'with a status that is not known',
    { status: 'moved_away', start: { date_time: inTwoHours } },
    'may_be_off',
  ],
  ['of a whole day', { start: { date: '2026-12-03' } }, 'no_time'],
])('a calendar’s event %s', async (_, more, expected) => {
  const blocks = [event(more)];
  for (const byApp of [true, false]) {
    expect(await startOf({ blocks }, byApp)).toBe(expected);
    expect(await startOf({ attachments: [{ blocks }] }, byApp)).toBe(expected);
  }
});

test('of two events of one call, the first counts', async () => {
  const blocks = [inTwoHours, inTwoHours + 86_400].map((at) => event({ start: { date_time: at } }));
  expect(await startOf({ blocks })).toBe('2026-12-02T11:00');
  expect(await startOf({ attachments: blocks.map((block) => ({ blocks: [block] })) })).toBe(
    '2026-12-02T11:00',
  );
});

test('of a call’s several events the first that is on and ahead counts', async () => {
  const at = (hours: number, more = {}) =>
    event({ start: { date_time: inTwoHours + hours * 3_600 }, ...more });
  expect(await startOf({ blocks: [at(0), at(24)] })).toBe('2026-12-02T11:00');
  expect(await startOf({ blocks: [at(24), at(0, { status: 'cancelled' }), at(-24)] })).toBe(
    '2026-12-03T11:00',
  );
});

test('a doubt about a call keeps its time as a choice', async () => {
  const post: Post = {
    channel: 'C1',
    ts: seconds(now.toISOString()),
    user: 'UBERLIN',
    text: `standup moved to 15:00 <${link}>`,
  };
  const resolve = resolveStartTime(roster as unknown as Parameters<typeof resolveStartTime>[0], () => now);
  const [call] = await startsOfPost(resolve, post, { calls: linksInPost(post), byApp: false, teamId: 'T1' });
  expect(call?.startDoubt).toMatchObject({
    why: 'may_be_off',
    choices: [{ at: '2026-12-02T14:00:00.000Z' }],
  });
});

test('a length in the post is the call’s limit', async () => {
  const post: Post = {
    channel: 'C1',
    ts: seconds(now.toISOString()),
    text: `<${link}> for 15 minutes`,
    user: 'UBERLIN',
  };
  const resolve = resolveStartTime(roster as unknown as Parameters<typeof resolveStartTime>[0], () => now);
  expect(
    await startsOfPost(resolve, post, { calls: linksInPost(post), byApp: false, teamId: 'T1' }),
  ).toMatchObject([{ minutes: 15, startsAt: null }]);
});
