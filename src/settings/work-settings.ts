import { z } from 'zod';
import { baseUrl, secret } from './setting-kinds.ts';
import { type Given, settingsGroup } from './settings-group.ts';

const repositories = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[\w.-]{1,100}$/;
const maxRepositories = 20;
const organization = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/;

/** Where the engineering teammate reads tickets and pull requests: each is read when its settings are there. */
export const workSettings = settingsGroup({
  shape: {
    GITHUB_TOKEN: secret(
      /^(github_pat|gh[a-z])_\S+$/,
      'a fine-grained token begins with github_pat_, a classic one with ghp_',
    ).optional(),
    GITHUB_REPOS: z.string().transform(repositoriesIn).optional(),
    GITHUB_ORG: z
      .string()
      .regex(organization, 'must be the name of an organization, as in its address')
      .optional(),
    GITHUB_API_URL: baseUrl.optional(),
    LINEAR_API_KEY: secret(/^lin_api_\S+$/, 'a personal key begins with lin_api_').optional(),
    LINEAR_API_URL: baseUrl.optional(),
  },
  needs: { GITHUB_REPOS: 'GITHUB_TOKEN', GITHUB_ORG: 'GITHUB_TOKEN' },
  problems: whichWork,
  secrets: ({ GITHUB_TOKEN, LINEAR_API_KEY }) => [GITHUB_TOKEN, LINEAR_API_KEY],
});

/** A token alone doesn’t say whose work a team wants to hear of. */
function whichWork(given: Given): string[] {
  const [repos, org] = ['GITHUB_REPOS' in given, 'GITHUB_ORG' in given];
  if (repos && org) return ['GITHUB_ORG: set it or GITHUB_REPOS, not both'];
  const lacks = 'GITHUB_TOKEN' in given && !repos && !org;
  return lacks
    ? ['GITHUB_TOKEN: also needs GITHUB_REPOS or GITHUB_ORG; set one, or remove GITHUB_TOKEN']
    : [];
}

function repositoriesIn(text: string, { addIssue }: z.core.$RefinementCtx): string[] {
  const names = [...new Set(text.split(/[\s,]+/).filter(Boolean))];
  for (const [index, name] of names.entries())
    if (!repositories.test(name)) addIssue(`entry ${index + 1} must look like owner/name`);
  if (names.length > maxRepositories) addIssue(`must be ${maxRepositories} repositories at most`);
  return names;
}
