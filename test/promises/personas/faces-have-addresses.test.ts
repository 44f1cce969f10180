import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { haveFace, havePersona, pictureKey } from '../../support/personas.ts';
import { startWorld, type World } from '../../support/world.ts';

const jpeg = { bytes: new Uint8Array([255, 216, 255, 0, 128, 10]), contentType: 'image/jpeg' } as const;
const settings = { PUBLIC_URL: 'https://stand-in.test', ENCRYPTION_KEY: pictureKey };

function ask({ app }: World, path: string, method = 'GET') {
  return fetch(`http://127.0.0.1:${app.port}${path}`, { method });
}

/** What an address that leads nowhere answers; each of these must be told apart from none. */
async function answerTo(world: World, path: string) {
  const answer = await ask(world, path);
  const headers = [...answer.headers].filter(([name]) => name !== 'date');
  return { status: answer.status, headers, body: await answer.text() };
}

test('anybody with a face’s address gets its bytes, and nothing a browser would run', async () => {
  const world = await startWorld({ settings });
  const face = await haveFace(world, jpeg, await havePersona(world, { name: 'Nova' }));
  // The second time from memory.
  for (const path of [`/faces/${face}`, `/faces/${face}?s=48`]) {
    const answer = await ask(world, path);
    expect(answer.status).toBe(200);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(jpeg.bytes);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '6',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=3600',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  }
  const head = await ask(world, `/faces/${face}`, 'HEAD');
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '6', '']);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const answer = await ask(world, `/faces/${face}`, method);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  }
});

test('every other address answers like one that leads nowhere', async () => {
  const world = await startWorld({ settings });
  const { db } = world.database;
  const archived = await havePersona(world, { name: 'Old' });
  const oldFace = await haveFace(world, jpeg, archived);
  await db.execute(sql`update personas set archived_at = now() where id = ${archived.id}`);
  const draft = await haveFace(world, jpeg, null);
  const nova = await havePersona(world, { name: 'Nova' });
  const face = await haveFace(world, jpeg, nova);
  const unreadable = await haveFace(world, jpeg, await havePersona(world, { name: 'Vega' }));
  await db.execute(sql`update persona_pictures set sealed = 'v1:x:y' where id = ${unreadable}`);

  const nowhere = await answerTo(world, '/nowhere');
  expect(nowhere.status).toBe(404);
  const others = [
    oldFace,
    draft,
    unreadable,
    nova.id,
    randomUUID(),
    '',
    '..',
    face.toUpperCase(),
    `${face}/`,
  ];
  for (const path of [...others.map((id) => `/faces/${id}`), '/faces', `/facesx/${face}`, '/faces/%2e%2e'])
    expect(await answerTo(world, path), path).toEqual(nowhere);
});

test('without an https address of our own there are no addresses of faces', async () => {
  for (const PUBLIC_URL of ['', 'http://stand-in.test']) {
    const world = await startWorld({
      settings: { ENCRYPTION_KEY: pictureKey, ...(PUBLIC_URL && { PUBLIC_URL }) },
    });
    const face = await haveFace(world, jpeg, await havePersona(world, { name: 'Nova' }));
    expect((await ask(world, `/faces/${face}`)).status).toBe(404);
    expect((await ask(world, `/faces/${face}`, 'POST')).status).toBe(404);
  }
});
