import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import '../support/provided.ts';
import { onThisMachine } from '../on-this-machine.ts';

const main = fileURLToPath(new URL('../sandbox/main.ts', import.meta.url));
const run = promisify(execFile);

// The sandbox brings its own embedded database.
const embedded = inject('database') === 'embedded';

/** Ten times as fast; a developer's own model plays no part in it. */
async function once(...options: string[]): Promise<string> {
  const { MODEL: _, ...env } = process.env;
  const { stdout } = await run(process.execPath, [main, '--once', '--speed', '10', ...options], {
    ...{ env, timeout: onThisMachine(28_000) },
  });
  return stdout;
}

test.runIf(embedded)(
  'npm run sandbox -- --once plays a meeting with the house agent, and ends well after its recap',
  async () => {
    const said = await once();

    expect(said).toContain('nothing is billed');
    expect(said).toContain('A scripted model, behind OpenAI’s wire, plays the model');
    expect(said).toMatch(/Ada.*\n.*https:\/\/meet\.google\.com\/abc-defg-hij/);
    expect(said).toMatch(/\[\d+ Join now\] {2}\[\d+ Don’t join\]/);
    // Two personas with faces of their own: that they can be seen is checked by the sandbox itself.
    // At this speed a card may be too late for the call itself, and then shows what came of it.
    expect(said).toMatch(/#standup ⤷ {2}Relay \(AI\) [\s\S]*Relay \(AI\) attended abc-defg-hij/);
    expect(said).toMatch(/#general ⤷ {2}Biscuit \(AI\) [\s\S]*Wins of the team/);
    expect(said).toContain('Agent: the house agent');
    expect(said).toMatch(/Priya Nair in the call[\s\S]*212 of 48,310 checkouts failed/);
    expect(said).toContain('📄 Checkout rollout plan');
    expect(said).toMatch(/💬 The agent asks, for “Jonas Weber” in the call[\s\S]*Answered by @Ben/);
    expect(said).toMatch(/✋ Schedule “Search index: the switch”\?[\s\S]*Done, approved by @Ben/);
    expect(said).toMatch(/Failed \(approved by @Ben\). HubSpot refused access/);
    expect(said).toMatch(/when does the checkout fix go out\?[\s\S]*Priya Nair said so at 0:08/);
    expect(said).toContain('Action items');
    expect(said).toContain('Recap posted, app stopped. Nothing was billed.');
  },
);

test.runIf(embedded)('with --agent mcp an agent that Ada connects works in the same meeting', async () => {
  const said = await once('--agent', 'mcp');

  expect(said).toContain('by MCP');
  expect(said).toMatch(/only Ada sees this[\s\S]*\/mcp` \(Streamable HTTP\)/);
  expect(said).toMatch(/✋ Schedule “Search index: the switch”\?[\s\S]*Done, approved by @Ben/);
  expect(said).toContain('agent read it');
  expect(said).toContain('Recap posted, app stopped.');
});

test.runIf(embedded)('the sandbox explains an option that it doesn’t know', async () => {
  const failure = await run(process.execPath, [main, '--sped', '5']).catch((error: unknown) => error);

  expect(failure).toMatchObject({ code: 1, stderr: expect.stringContaining("Unknown option '--sped'.") });
});
