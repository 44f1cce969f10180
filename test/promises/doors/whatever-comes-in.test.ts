import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { startAttendee } from '../../sandbox/attendee/service.ts';
import { countRows } from '../../support/any-rows.ts';
import { ownWords, publicUrl, type Template, templates } from '../../support/fuzz/doors.ts';
import { changed, changes } from '../../support/fuzz/mutate.ts';
import { type RawRequest, rawAnswer } from '../../support/fuzz/raw-answer.ts';
import { settingsForAttendee } from '../../support/listening.ts';
import { webhookSecret } from '../../support/pushing.ts';
import { seeded } from '../../support/seeded.ts';
import { startWorld, type World } from '../../support/world.ts';

const bytesOf = {
  'as they are': (bytes: Buffer) => bytes,
  'cut off': (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2)),
  'with a bit turned': (bytes: Buffer) =>
    Buffer.from(bytes.map((byte, at) => (at === 7 ? byte ^ 0x80 : byte))),
  'as UTF-16': (bytes: Buffer) => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  'with a byte order mark': (bytes: Buffer) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  packed: (bytes: Buffer) => gzipSync(bytes),
  'as large as it may be': (bytes: Buffer, cap: number) => padded(bytes, cap),
  'a byte too large': (bytes: Buffer, cap: number) => padded(bytes, cap + 1),
  none: () => Buffer.alloc(0),
};
const oddHeaders: readonly (readonly [string, string])[] = [
  ['content-type', 'text/plain'],
  ['content-type', 'application/json; charset=utf-16'],
  ['content-type', 'multipart/form-data; boundary=x'],
  ['content-encoding', 'gzip'],
  ['x-slack-retry-num', 'NaN'],
  ['x-slack-signature', 'v0='],
  ['webhook-id', 'x,y'],
  ['authorization', 'Bearer'],
  ['cookie', '__Host-x=%ff; =; ;;'],
  ['expect', '100-continue'],
  ['origin', 'null'],
  ['x-forwarded-for', '::1, 10.0.0.1, \xff'],
  ['host', 'evil.test'],
  ['accept', '*/*;q=x'],
  ['mcp-protocol-version', '\xff'],
];
const oddTargets = [
  '',
  '/',
  '//',
  '/%00',
  '/..%2f',
  '?a=%',
  '?%ff=%c0%af',
  '?__proto__=1&x[]=1',
  '#',
  ';',
  '\\',
  '/x'.repeat(500),
  '*',
  '‮',
];
const methods = ['GET', 'POST', 'HEAD', 'PUT', 'OPTIONS', 'TRACE', 'M-SEARCH'];

type Case = { of: Template; request: RawRequest };

/** Requests of one door, changed in one place or several; `proven` ones are from whom they say. */
function cases(all: readonly Template[], proven: boolean): fc.Arbitrary<Case> {
  return fc
    .record({
      of: fc.constantFrom(...all),
      changes: changes(ownWords()),
      bytes: fc.oneof(
        { weight: 5, arbitrary: fc.constant('as they are' as const) },
        fc.constantFrom(...keysOf(bytesOf)),
      ),
      method: fc.option(fc.constantFrom(...methods), { freq: 12 }),
      behind: fc.option(fc.constantFrom(...oddTargets), { freq: 8 }),
      header: fc.option(fc.constantFrom(...oddHeaders), { freq: 4 }),
      isChunked: fc.boolean(),
    })
    .map(({ of, changes: given, bytes, method, behind, header, isChunked }) => {
      const body = bytesOf[bytes](Buffer.from(of.encode(changed(of.body, given)), 'utf8'), of.cap);
      const proof = Object.entries(of.prove?.(body) ?? {});
      const headers = [
        ...Object.entries(of.headers),
        ...(proven ? proof : proof.map(forged)),
        ...(header ? [header] : []),
      ];
      return {
        of,
        request: {
          method: method ?? of.method,
          target: `${of.target}${behind ?? ''}`,
          headers,
          body,
          isChunked,
        },
      };
    });
}

/** Of the same shape, and wrong. */
function forged([name, value]: [string, string]): [string, string] {
  return [
    name,
    /timestamp|-id/.test(name)
      ? value
      : value.replace(/[0-9a-zA-Z](?=[^0-9a-zA-Z]*$)/, (last) => (last === '0' ? '1' : '0')),
  ];
}

test('whatever comes in through whichever door, it is answered, none of it is a bug of ours, and what nobody proved leaves nothing', async () => {
  const attendee = await startAttendee();
  onTestFinished(() => attendee.close());
  const world = await startWorld({
    allowViolations: true,
    ratesGiveWay: true,
    settings: {
      ...settingsForAttendee(attendee),
      ...{ ATTENDEE_WEBHOOK_SECRET: attendee.pushes.secret, PIKASTREAM_WEBHOOK_SECRET: webhookSecret },
      ...{ PUBLIC_URL: publicUrl, JOIN_UNDO_SECONDS: '600' },
    },
  });
  const all = await templates(world, attendee);
  const send = (
    given: readonly Template[],
    areProven: boolean,
    numRuns: number,
    wrote?: () => Promise<void>,
  ) => {
    const some = fc.array(cases(given, areProven), { minLength: 1, maxLength: 8 });
    const property = fc.asyncProperty(some, async (requests) => {
      await answered(world, requests);
      await wrote?.();
    });
    return fc.assert(property, seeded(17, numRuns));
  };

  await send(all, true, 80);
  const [before, few] = [await countRows(world.database.db), await firstWritten(world)];
  const proofNeeded = all.filter(({ prove }) => prove);
  await send(proofNeeded, false, 40, async () => expect(await firstWritten(world)).toEqual(few));
  expect(await countRows(world.database.db)).toEqual(before);
});

/** Where what comes in is kept first; counting all tables takes too long to be done each time. */
async function firstWritten({ database }: World) {
  const tables = [
    'slack_inbox',
    'slack_outbox',
    'session_events',
    'meetings',
    'tool_calls',
    'house_turns',
    'questions',
  ];
  const counts = tables.map((table) => `(select count(*) from ${table})::int as ${table}`);
  return (await database.db.execute(sql.raw(`select ${counts.join(', ')}`))).rows;
}

async function answered(world: World, requests: readonly Case[]): Promise<void> {
  const from = world.log.length;
  const statuses = await Promise.all(requests.map(({ request }) => rawAnswer(world.app.port, request)));
  const wrong = requests.flatMap(({ of, request }, index) => {
    const status = statuses[index] ?? 0;
    return status >= 500
      ? [
          `${of.name}: ${status} to ${request.method} ${request.target.slice(0, 80)} ${request.body.toString('utf8').slice(0, 2_000)}`,
        ]
      : [];
  });
  expect(wrong).toEqual([]);
  expect(world.log.slice(from).filter(({ level }) => Number(level) >= 50)).toEqual([]);
  expect((await fetch(`http://127.0.0.1:${world.app.port}/healthz`)).status).toBe(200);
}

function padded(bytes: Buffer, size: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, size - bytes.length), ' ')]);
}

function keysOf<Of extends object>(of: Of): (keyof Of)[] {
  return Object.keys(of) as (keyof Of)[];
}
