import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { lettingOut } from '../../../src/data-sheet/processors.ts';
import { dataSheet } from '../../../src/data-sheet/sheet.ts';

const needed = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', PIKA_DEV_KEY: 'dk_1' };
const sheetOf = (more: Record<string, string>) => dataSheet(readConfig({ ...needed, ...more }));

const head = `# What Stand-in does with data

With the settings that it has unless you change them. \`npm run --silent data\` prints this page for yours. It answers what Slack’s Marketplace asks
of apps with AI, and what a security review asks. [Security](security.md) says who could want what, and who sees what where.

`;

test('docs/data.md is what the settings that nobody changed do', async () => {
  await expect(`${head}${sheetOf({})}`).toMatchFileSnapshot('../../../docs/data.md');
});

test('a setting that lets data out puts its receiver in, by host and without a secret', () => {
  const sheet = sheetOf({
    DATABASE_URL: 'postgres://u:hunter22@db.acme.test/s',
    MODEL: 'compatible/llama',
    MODEL_BASE_URL: 'http://models.acme.test/v1',
    EARS: 'vexa',
    VEXA_URL: 'https://vexa.acme.test',
    VEXA_API_KEY: 'vexa-key-1234',
    HUBSPOT_TOKEN: 'pat-eu1-1234',
    SEARXNG_URL: 'https://search.acme.test',
    WORKFLOWS: 'deploy=https://hooks.acme.test/secret-path-1234',
    WORKFLOW_SECRET: `whsec_${'a'.repeat(32)}`,
    SMTP_URL: 'smtps://me:hunter22@mail.acme.test:465',
    MAIL_FROM: 'notes@acme.test',
  });
  for (const host of ['db', 'models', 'vexa', 'search', 'hooks', 'mail'])
    expect(sheet).toContain(`${host}.acme.test`);
  expect(sheet).toContain('HubSpot');
  expect(sheet).toContain('which it isn’t');
  expect(sheet).not.toMatch(/hunter22|secret-path|vexa-key|pat-eu1|Notion|Linear/);
  expect(sheetOf({})).not.toMatch(/acme|HubSpot/);
});

test('with many workspaces it says that their tokens are encrypted, and when what they had is deleted', () => {
  const { SLACK_BOT_TOKEN: _, ...settings } = needed;
  const many = {
    ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: '0123456789abcdef', PUBLIC_URL: 'https://a.test' },
    SLACK_WORKSPACES: 'T012AB3CD',
    LEFT_WORKSPACE_DAYS: '7',
  };
  expect(dataSheet(readConfig({ ...settings, ...many }))).toMatch(
    /deleted 7 days later[\s\S]*workspaces’ tokens/,
  );
});

test('whatever setting has a key or an address of somebody outside is one that the page knows', () => {
  const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
  const settings = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name);
  const leadOut = settings.filter((name) =>
    /_(TOKEN|API_KEY|URL|DEV_KEY|ACCOUNT)$|^(MODEL|EARS|WORKFLOWS|MCP_SERVERS)$/.test(name),
  );
  // Ours, or where another setting in the page leads.
  const known =
    /^(SLACK_|DATABASE_|PUBLIC_|METRICS_|PIKA_|MODEL_|ANTHROPIC_|OPENAI_|VEXA_|ATTENDEE_)|_API_URL$/;
  expect(leadOut.filter((name) => !lettingOut.includes(name) && !known.test(name))).toEqual([]);
  expect(lettingOut.filter((name) => !settings.includes(name))).toEqual([]);
});
