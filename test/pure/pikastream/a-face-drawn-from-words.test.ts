import { expect, onTestFinished, test } from 'vitest';
import { createGuardedAgent } from '../../../services/http/guarded-agent.ts';
import { createFaceMaker } from '../../../services/pikastream/face-maker.ts';
import { createHttp } from '../../../services/pikastream/http.ts';
import { startHttpServer } from '../../sandbox/http-server.ts';
import {
  answers,
  answersHtml,
  dropsRequest,
  hangs,
  losesAnswer,
  neverEnds,
  refusesPrompt,
  worksButAnswers,
} from '../../sandbox/pikastream/fault-effects.ts';
import type { FaultEffect } from '../../sandbox/pikastream/faults.ts';
import { imageFormat } from '../../sandbox/pikastream/image-format.ts';
import { startPikaStream } from '../../sandbox/pikastream/service.ts';
import type { PikaStreamOptions } from '../../sandbox/pikastream/settings.ts';

type WireOptions = PikaStreamOptions & { exempt?: string[]; drawMs?: number };

async function wire({ exempt = [], drawMs = 20_000, ...options }: WireOptions = {}) {
  const pika = await startPikaStream(options);
  const http = createHttp({ baseUrl: pika.url, key: pika.devKey, onCall: () => {} });
  const pictures = createGuardedAgent({ exempt: [pika.url, ...exempt] });
  const faces = createFaceMaker({ http, pictures, deadlinesMs: { draw: drawMs, file: 20_000 } });
  onTestFinished(async () => {
    await Promise.all([http.close(), pictures.destroy()]);
    await pika.close();
  });
  const requests = () => pika.journal.entries.filter(({ kind }) => kind === 'request').length;
  return { pika, faces, requests };
}

const says = (json: object): FaultEffect => ({ do: 'answer', work: true, answer: { status: 200, json } });
const gives = (url: string) => says({ data: [{ url }] });

test.each(['b64_json', 'url'] as const)('a picture comes as %s', async (imageAnswer) => {
  const { pika, faces } = await wire({ imageAnswer });
  const drawn = await faces.draw('a friendly robot, 🤖', { by: { sender: 'U1', channel: 'C1' } });
  expect(drawn).toMatchObject({ kind: 'drawn', face: { contentType: 'image/png' } });
  const bytes = drawn.kind === 'drawn' ? Buffer.from(drawn.face.bytes) : Buffer.alloc(0);
  expect(imageFormat(bytes)).toEqual({ format: 'png', width: 1024, height: 1024 });
  const [asked, file] = pika.journal.entries.filter(({ kind }) => kind === 'request');
  expect(asked).toMatchObject({
    json: { prompt: 'a friendly robot, 🤖' },
    headers: { 'x-sender-id': 'U1', 'x-message-channel': 'C1' },
  });
  expect(file !== undefined).toBe(imageAnswer === 'url');
  expect(pika.violations).toEqual([]);
});

test('an answer may be wrapped', async () => {
  const { pika, faces } = await wire();
  pika.faults.add({
    route: 'image.generate',
    effect: { do: 'rewrite', rewrite: (json) => ({ data: json }) },
  });
  expect(await faces.draw('a robot')).toMatchObject({ kind: 'drawn' });
});

test('a JPEG is a picture, too', async () => {
  const { pika, faces } = await wire();
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]).toString('base64');
  pika.faults.add({ route: 'image.generate', effect: says({ data: [{ b64_json: jpeg, url: null }] }) });
  expect(await faces.draw('a robot')).toMatchObject({ kind: 'drawn', face: { contentType: 'image/jpeg' } });
});

const failures: [what: string, effect: FaultEffect, outcome: object][] = [
  [
    'a refused prompt',
    refusesPrompt,
    { kind: 'refused', problem: { kind: 'rejected', status: 400, detail: /safety system/ } },
  ],
  ['an empty wallet', answers(402), { kind: 'refused', problem: { kind: 'payment_required' } }],
  ['a refused key', answers(401), { kind: 'refused', problem: { kind: 'key_refused' } }],
  [
    'too many requests',
    answers(429, { retryAfter: 9 }),
    { kind: 'deferred', problem: { kind: 'rate_limited' }, retryAfterSeconds: 9 },
  ],
  ['an edge that reaches nothing', answersHtml(522), { kind: 'deferred', problem: { kind: 'unavailable' } }],
  ['a gateway', worksButAnswers(502), { kind: 'uncertain', problem: { kind: 'server_error' } }],
  ['a lost answer', losesAnswer, { kind: 'uncertain', problem: { kind: 'no_answer' } }],
  ['a lost request', dropsRequest, { kind: 'uncertain', problem: { kind: 'no_answer' } }],
  ['silence', hangs, { kind: 'uncertain', problem: { kind: 'no_answer', detail: /in time/ } }],
  ['an answer without end', neverEnds, { kind: 'uncertain', problem: { kind: 'no_answer' } }],
  ['a page of HTML', answersHtml(200), { kind: 'uncertain', problem: { kind: 'bad_answer' } }],
  ['no pictures', says({ data: [] }), { kind: 'uncertain', problem: { kind: 'bad_answer' } }],
  ['nothing in it', says({ data: [{}] }), { kind: 'uncertain', problem: { kind: 'bad_answer' } }],
  [
    'text for a picture',
    says({ data: [{ b64_json: Buffer.from('<html>').toString('base64') }] }),
    { kind: 'uncertain', problem: { kind: 'bad_answer', detail: /PNG or JPEG/ } },
  ],
];

test.each(failures)('%s', async (_, effect, outcome) => {
  const { pika, faces, requests } = await wire(effect.do === 'hang' ? { drawMs: 300 } : {});
  pika.faults.add({ route: 'image.generate', effect });
  expect(await faces.draw('a robot')).toMatchObject(withPatterns(outcome));
  expect(requests(), 'it is never asked for again on its own').toBe(1);
});

test('where nothing listens, surely nothing was drawn', async () => {
  const { pika, faces } = await wire();
  await pika.faults.refuseConnections();
  expect(await faces.draw('a robot')).toMatchObject({ kind: 'deferred', problem: { kind: 'unavailable' } });
});

test.each([
  ['inside the network', 'https://169.254.169.254/a.png', /inside the network/],
  ['without TLS', 'http://pictures.example.com/a.png', /inside the network/],
  ['of another kind', 'data:image/png;base64,aGk=', /not an address/],
  ['with a password', 'https://a:b@pictures.example.com/a.png', /not an address/],
  ['that is none', 'picture', /not an address/],
  ['that is too long', `https://pictures.example.com/${'a'.repeat(5_000)}`, /not an address/],
])('an address %s isn’t fetched', async (_, url, why) => {
  const { pika, faces } = await wire();
  pika.faults.add({ route: 'image.generate', effect: gives(url) });
  expect(await faces.draw('a robot')).toMatchObject({
    kind: 'uncertain',
    problem: { kind: 'bad_answer', detail: expect.stringMatching(why) },
  });
});

/** Where the picture is said to be. */
async function pictureHost(answer: (path: string) => { status: number; headers?: object; bytes?: Buffer }) {
  const heard: { path: string; authorization: string | undefined }[] = [];
  const server = await startHttpServer(({ path, headers }, response) => {
    heard.push({ path, authorization: headers.authorization });
    const { status, headers: more = {}, bytes = Buffer.alloc(0) } = answer(path);
    response.writeHead(status, { ...more });
    response.end(bytes);
  });
  onTestFinished(server.close);
  return { url: server.url, heard };
}

test('no key goes to the address, and no redirect is followed', async () => {
  const host = await pictureHost(() => ({ status: 302, headers: { location: '/elsewhere.png' } }));
  const { pika, faces } = await wire({ exempt: [host.url] });
  pika.faults.add({ route: 'image.generate', effect: gives(`${host.url}/a.png`) });
  expect(await faces.draw('a robot')).toMatchObject({
    kind: 'uncertain',
    problem: { detail: expect.stringContaining('302') },
  });
  expect(host.heard).toEqual([{ path: '/a.png', authorization: undefined }]);
});

test('more than 5 MB are cut off, whichever way they come', async () => {
  const big = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(5 * 1024 * 1024)]);
  const host = await pictureHost(() => ({ status: 200, bytes: big }));
  const { pika, faces } = await wire({ exempt: [host.url] });
  pika.faults.add({ route: 'image.generate', effect: gives(`${host.url}/a.png`) });
  expect(await faces.draw('a robot')).toMatchObject({
    kind: 'uncertain',
    problem: { detail: expect.stringContaining('without end') },
  });
  const inline = says({ data: [{ b64_json: big.toString('base64') }] });
  pika.faults.add({ route: 'image.generate', effect: inline });
  expect(await faces.draw('a robot')).toMatchObject({
    kind: 'uncertain',
    problem: { detail: expect.stringContaining('5 MB') },
  });
});

/** A pattern for a text stands for any text that it matches. */
function withPatterns(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (part instanceof RegExp) return [name, expect.stringMatching(part)];
      return [name, typeof part === 'object' && part !== null ? withPatterns(part) : part];
    }),
  );
}
