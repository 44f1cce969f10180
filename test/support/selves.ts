import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { ada } from '../sandbox/pika-self/self.ts';
import { type PikaSelf, startPikaSelf } from '../sandbox/pika-self/service.ts';
import type { World, WorldOptions } from './world.ts';

/** Pika remembers this of Ada, whose mail address in Slack the account has. */
export async function pikaOfAda(
  memory: readonly string[],
): Promise<{ pika: PikaSelf; options: WorldOptions }> {
  const pika = await startPikaSelf({
    self: { ...ada(), email: 'ada@standin.example', memory: [...memory], avatar: null, voice: null },
    asStream: false,
  });
  onTestFinished(() => pika.close());
  const settings = { ENCRYPTION_KEY: randomBytes(32).toString('base64'), PIKA_MCP_URL: pika.mcpUrl };
  return { pika, options: { settings, guard: { exempt: [pika.url] } } };
}

/** Somebody imports the AI Self of the app's key as it is. */
export async function importsSelf({ slack, database }: World, who: { id: string }): Promise<{ id: string }> {
  const user = who.id;
  const view = (title: string) => slack.waitForView((one) => one.user === user && one.title === title);
  await slack.command({ channel: slack.channels.general.id, user, text: 'personas' });
  await slack.pressInView({ user, viewId: (await view('Personas')).id, buttonText: 'Use my Pika AI Self' });
  await slack.submitView({ user, viewId: (await view('New persona')).id, values: {} });
  await slack.submitView({ user, viewId: (await view('Preview')).id, values: {} });
  const { rows } = await database.db.execute<{ id: string }>('select id from personas');
  const [persona] = rows;
  if (!persona) throw new Error('Nothing was imported');
  return persona;
}
