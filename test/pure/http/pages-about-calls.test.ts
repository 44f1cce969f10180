import { expect, test } from 'vitest';
import { aboutRoutes } from '../../../src/about/routes.ts';

const token = 'a'.repeat(43);
const about = {
  ...{ botName: '<b>Nova</b> (AI, takes notes)', sentBy: 'Ada "<script>"', workspace: 'A & B' },
  ...{ state: 'there' as const, leavesAtOnce: false, keep: 'words' as const, retentionDays: 30 },
  keptFrom: [new Date('2026-11-26T09:00:00Z')],
};

function door(has: (token: string) => boolean = () => true) {
  const asked: string[] = [];
  let now = 0;
  const note = async <Answer>(what: string, given: string, answer: Answer) => {
    asked.push(what);
    return has(given) ? answer : null;
  };
  const [get, post] = aboutRoutes({
    clock: () => now,
    isPage: async (given) => (await note('known', given, true)) ?? false,
    read: (given) => note('read', given, about),
    leave: (given) => note('leave', given, { kind: 'leaves' as const }),
    forget: (given, name, at) =>
      note(`forget ${name} ${at?.toISOString()}`, given, { kind: 'asked' as const }),
  });
  if (!get || !post) throw new Error('No routes');
  const request = (rest: string, sender: string, type = 'application/x-www-form-urlencoded', body = '') => ({
    ...{ rest, sender: () => sender, headers: { 'content-type': type }, distinct: {} },
    query: () => new URLSearchParams(),
    body: async () => {
      asked.push('body');
      return Buffer.from(body);
    },
  });
  return {
    asked,
    pass: (ms: number) => {
      now += ms;
    },
    get: (rest: string, sender = 'guest') => get.handle(request(rest, sender)),
    post: (rest: string, body = '', type?: string, sender = 'guest') =>
      post.handle(request(rest, sender, type, body)),
  };
}

test('what is no address of a page costs nothing, and looks like every other', async () => {
  const { get, post, asked } = door(() => false);
  for (const rest of [
    '',
    'x',
    `${token}a`,
    `${token}/`,
    `../${token}`,
    token.replace('a', '%'),
    `${token}/leave`,
  ])
    expect((await get(rest)).status, rest).toBe(404);
  for (const rest of ['', token, `${token}/`, `${token}/stay`, `${token}/leave/`, `x/leave`])
    expect((await post(rest)).status, rest).toBe(404);
  expect(asked).toEqual([]);
  // Nor does an address that opens nothing have its body read.
  const guessed = [await get(token), await post(`${token}/leave`), await post(`${token}/forget`)];
  expect(guessed.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(asked).toEqual(['read', 'known', 'known']);
});

test('only forms are read, and a name and a time are all that counts in them', async () => {
  const { post, asked } = door();
  expect((await post(`${token}/forget`, '{}', 'application/json')).status).toBe(415);
  expect(asked).toEqual([]);
  expect((await post(`${token}/leave`, 'name=x')).status).toBe(200);
  expect((await post(`${token}/forget`, 'name=Sam+Late&when=2026-11-26T09%3A00%3A00.000Z&x=1')).status).toBe(
    200,
  );
  expect((await post(`${token}/forget`, 'when=never')).status).toBe(200);
  expect(asked).toEqual([
    ...['known', 'leave', 'known', 'body', 'forget Sam Late 2026-11-26T09:00:00.000Z'],
    ...['known', 'body', 'forget  undefined'],
  ]);
});

test('no sender and no page takes all the room', async () => {
  const { get, post, asked, pass } = door();
  const statuses = async (count: number, ask: (at: number) => Promise<{ status: number }>) => {
    const found = [];
    for (let at = 0; at < count; at += 1) found.push((await ask(at)).status);
    return found.filter((status) => status === 200).length;
  };
  expect(await statuses(50, () => post(`${token}/leave`))).toBe(10);
  expect((await post(`${token}/leave`)).headers).toMatchObject({ 'retry-after': '30' });
  // Who asks for one thing without end keeps nobody from asking for the other.
  expect(await statuses(50, () => post(`${token}/forget`, 'name=x'))).toBe(10);
  // Of one page, from wherever it's asked.
  expect(await statuses(50, (at) => post(`${token}/leave`, '', undefined, `sender ${at}`))).toBe(10);
  expect(await statuses(50, () => get(token))).toBe(30);
  const before = asked.length;
  expect((await get(token)).status).toBe(429);
  expect(asked).toHaveLength(before);
  expect(await statuses(400, (at) => get(`${at}`.padStart(43, 'b'), `s${at}`))).toBe(270);
  pass(60_000);
  expect((await get(token)).status).toBe(200);
});

test('names from outside are text on the page, which loads nothing and runs nothing', async () => {
  const { body, headers = {} } = await door().get(token);
  expect(String(body)).not.toMatch(/<script|<b>|<img|<link|http-equiv|src=/);
  expect(String(body)).toContain('Ada &#39;&lt;script&gt;&#39;');
  expect(String(body)).toContain(`action="/about/${token}/leave"`);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'DENY' });
});
