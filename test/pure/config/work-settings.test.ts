import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { problemsBeside, right } from '../../support/settings.ts';

const token = { GITHUB_TOKEN: 'github_pat_11ABC0123456789' };
const problems = (given: Record<string, string>) => problemsBeside(given).join('\n');

test('repositories are names with blanks or commas between, each once', () => {
  const { GITHUB_REPOS } = readConfig({ ...right, ...token, GITHUB_REPOS: 'acme/app, acme/site\nacme/app' });
  expect(GITHUB_REPOS).toEqual(['acme/app', 'acme/site']);
});

test('a token goes with either repositories or an organization', () => {
  expect(problems({ ...token, GITHUB_ORG: 'acme' })).toBe('');
  expect(problems(token)).toMatch(/GITHUB_TOKEN.*GITHUB_REPOS or GITHUB_ORG/);
  expect(problems({ ...token, GITHUB_REPOS: 'acme/app', GITHUB_ORG: 'acme' })).toContain('not both');
  expect(problems({ GITHUB_REPOS: 'acme/app' })).toContain('GITHUB_TOKEN');
});

test('nothing but a name gets into a search', () => {
  expect(problems({ ...token, GITHUB_REPOS: 'acme/app https://github.com/acme/site' })).toContain('entry 2');
  expect(problems({ ...token, GITHUB_ORG: 'acme org:other' })).toContain('GITHUB_ORG');
  const many = Array.from({ length: 21 }, (_, n) => `acme/app${n}`).join(' ');
  expect(problems({ ...token, GITHUB_REPOS: many })).toContain('20');
  expect(problems({ LINEAR_API_KEY: 'lin_oauth_0123456789' })).toContain('lin_api_');
});
