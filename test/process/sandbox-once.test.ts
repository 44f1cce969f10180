import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import '../support/provided.ts';

const main = fileURLToPath(new URL('../sandbox/main.ts', import.meta.url));
const run = promisify(execFile);

// The sandbox brings its own embedded database.
const embedded = inject('database') === 'embedded';

test.runIf(embedded)('npm run sandbox -- --once plays a meeting and ends well after its recap', async () => {
  const { stdout } = await run(process.execPath, [main, '--once', '--speed', '10'], { timeout: 28_000 });

  expect(stdout).toContain('nothing is billed');
  expect(stdout).toMatch(/Ada.*\n.*https:\/\/meet\.google\.com\/abc-defg-hij/);
  expect(stdout).toMatch(/\[\d+ Join now\] {2}\[\d+ Don’t join\]/);
  // Two personas with faces of their own: that they can be seen is checked by the sandbox itself.
  expect(stdout).toMatch(/#standup ⤷ {2}Relay \(AI\) [\s\S]*Relay \(AI\) is in the call/);
  expect(stdout).toMatch(/#general ⤷ {2}Biscuit \(AI\) [\s\S]*Wins of the team/);
  expect(stdout).toMatch(/only Ada sees this[\s\S]*\/mcp` \(Streamable HTTP\)/);
  expect(stdout).toContain('📄 Checkout rollout plan');
  expect(stdout).toMatch(/💬 “Jonas Weber” asks[\s\S]*Answered by @Ben/);
  expect(stdout).toMatch(/✋ Schedule “Search index: the switch”\?[\s\S]*Done, approved by @Ben/);
  expect(stdout).toMatch(/Failed \(approved by @Ben\). HubSpot refused access/);
  expect(stdout).toContain('agent read it');
  expect(stdout).toContain('Action items');
  expect(stdout).toContain('Recap posted, app stopped.');
});

test.runIf(embedded)('the sandbox explains an option that it doesn’t know', async () => {
  const failure = await run(process.execPath, [main, '--sped', '5']).catch((error: unknown) => error);

  expect(failure).toMatchObject({ code: 1, stderr: expect.stringContaining("Unknown option '--sped'.") });
});
