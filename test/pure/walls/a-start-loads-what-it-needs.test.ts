import { expect, test } from 'vitest';
import { importsOf, sourcesIn } from './imports.ts';

const sources = new Map(sourcesIn('services', 'listeners', 'src').map((source) => [source.path, source]));

/** Packages that are loaded once a file is: what types need, and what is imported later, is left out. */
function loadedBy(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const text = sources.get(path)?.text ?? '';
  const statements = text.match(/^(?:import|export) (?!type\b)[^;]*?'[^']+';$/gm) ?? [];
  for (const name of importsOf({ path, text: statements.join('\n') })) loadedBy(name, seen);
  return seen;
}

test('a start loads no package that only a setting, an agent or a recap needs: each file costs it time', () => {
  const loaded = loadedBy('src/app.ts');
  const later = [
    ...['@ai-sdk/anthropic', '@ai-sdk/openai', '@ai-sdk/openai-compatible', 'ai'],
    ...['@modelcontextprotocol/client', '@modelcontextprotocol/server', '@opentelemetry/api'],
    ...['chrono-node', 'jose', 'nodemailer', 'sharp'],
  ];
  expect(later.filter((name) => loaded.has(name))).toEqual([]);
  expect(['chrono-node/en', 'pg', 'pino', 'zod'].filter((name) => !loaded.has(name))).toEqual([]);
});
