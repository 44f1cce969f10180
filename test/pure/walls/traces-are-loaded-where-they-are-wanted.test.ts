import { expect, test } from 'vitest';
import { importsOf, sourcesIn } from './imports.ts';

const sources = sourcesIn('services', 'listeners', 'src');

test('OpenTelemetry is known to one room, which is loaded once its setting is there', () => {
  const users = sources.filter((source) =>
    importsOf(source).some((name) => name.startsWith('@opentelemetry')),
  );
  expect(users.map(({ path }) => path).filter((path) => !path.startsWith('services/telemetry/'))).toEqual([]);

  const leading = sources.filter(
    (source) =>
      !source.path.startsWith('services/telemetry/') &&
      importsOf(source).some((name) => name.startsWith('services/telemetry/')),
  );
  expect(leading.map(({ path }) => path)).toEqual(['src/wiring/trace.ts']);
  expect(leading[0]?.text).not.toMatch(/from '.*telemetry/);
  expect(leading[0]?.text).toMatch(/=== undefined\) return noTrace;\n.*await import\('.*telemetry/);
});
