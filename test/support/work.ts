import { expect, onTestFinished } from 'vitest';
import { startGitHub } from '../sandbox/github/service.ts';
import type { GitHubUser, Issue, PullRequest } from '../sandbox/github/work.ts';
import { type LinearIssue, startLinear } from '../sandbox/linear/service.ts';

type Emulator = { violations: string[]; close(): Promise<void> };

function watched<Service extends Emulator>(service: Service): Service {
  onTestFinished(async () => {
    await service.close();
    expect(service.violations, 'a service that has the work was misused').toEqual([]);
  });
  return service;
}

/** GitHub with the settings that make the app read it. */
export async function withGitHub() {
  const github = watched(await startGitHub());
  const settings = { GITHUB_TOKEN: github.token, GITHUB_REPOS: 'acme/app', GITHUB_API_URL: github.url };
  return { github, settings };
}

export async function withLinear() {
  const linear = watched(await startLinear());
  return { linear, settings: { LINEAR_API_KEY: linear.key, LINEAR_API_URL: linear.url } };
}

export const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);

export const onGitHub = (login: string, email = ''): GitHubUser => ({ type: 'User', login, email });

/** A pull request that was opened two days ago. */
export function pull(change: Partial<PullRequest> & Pick<PullRequest, 'number'>): PullRequest {
  return {
    ...{ kind: 'pull', repo: 'acme/app', title: `Change ${change.number}`, author: onGitHub('ada-l') },
    ...{ createdAt: hoursAgo(48), updatedAt: hoursAgo(1), closedAt: null, mergedAt: null },
    ...{ reviews: [], asked: [] },
    ...change,
  };
}

export function issue(change: Partial<Issue> & Pick<Issue, 'number'>): Issue {
  return {
    ...{ kind: 'issue', repo: 'acme/app', title: `Fault ${change.number}`, author: onGitHub('ada-l') },
    ...{ createdAt: hoursAgo(48), updatedAt: hoursAgo(1), closedAt: null, closedBy: null },
    ...change,
  };
}

export const onLinear = (name: string, email: string) => ({ name, displayName: name.toLowerCase(), email });

export function ticket(change: Partial<LinearIssue> & Pick<LinearIssue, 'identifier'>): LinearIssue {
  return {
    ...{
      title: `Ticket ${change.identifier}`,
      createdAt: hoursAgo(48),
      creator: null,
      assignee: null,
      moves: [],
    },
    ...change,
  };
}
