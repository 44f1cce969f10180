import type { JsonClient } from '../../http/json-client.ts';
import type { FoundWork, WorkSource } from '../../standups/ports/work-source.ts';
import { askGraphql } from '../graphql.ts';
import { createPause } from '../pause.ts';
import { changesAnswer, issuesFound, pullsFound } from './answer.ts';
import { changesOfIssue, changesOfPull } from './changes.ts';
import { changesQuery, pageSize, searchesFor } from './query.ts';

export const githubApi = 'https://api.github.com';

/** GitHub refuses requests that don't say who makes them (https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent). */
export function githubHeaders(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}`, 'user-agent': 'stand-in' };
}

/** Scopes of one request: more searches may take longer than GitHub's ten seconds. */
const scopesAtOnce = 5;

/**
 * Pull requests and issues of GitHub, by its GraphQL API: one request has for five repositories what REST needs one for each
 * pull request for. `scopes` are qualifiers of a search: `repo:acme/app`, `org:acme`.
 */
export function createGitHub(http: JsonClient, scopes: readonly string[]): WorkSource {
  const pause = createPause();
  // A classic token without `read:user` may not ask for addresses, and gets nothing at all if it does.
  let withEmail = true;

  const ask = async (some: readonly string[], since: Date, signal: AbortSignal): Promise<FoundWork> => {
    const searches = some.map((scope) => searchesFor(scope, since));
    const named = searches.flatMap(({ pulls, issues }, n) => [
      [`p${n}`, pulls],
      [`i${n}`, issues],
    ]);
    const variables = { since: since.toISOString(), ...Object.fromEntries(named) };
    const askAs = (email: boolean) =>
      askGraphql(http, {
        service: 'github',
        query: changesQuery(some.length, email),
        variables,
        schema: changesAnswer,
        signal,
      });
    const asked = withEmail;
    let answer = await askAs(asked);
    if (!answer.ok && asked && answer.codes.includes('INSUFFICIENT_SCOPES')) {
      withEmail = false;
      answer = await askAs(false);
    }
    if (answer.ok) return workIn(answer.data, some.length, since, answer.partial);
    if (answer.problem.kind === 'too_many_requests') pause.begin(answer.waitSeconds);
    return { ok: false, problem: answer.problem };
  };

  return {
    service: 'github',
    async since(since, signal) {
      if (pause.isOn()) return { ok: false, problem: { kind: 'too_many_requests', service: 'github' } };
      const batches = Array.from({ length: Math.ceil(scopes.length / scopesAtOnce) }, (_, n) =>
        scopes.slice(n * scopesAtOnce, (n + 1) * scopesAtOnce),
      );
      return together(await Promise.all(batches.map((some) => ask(some, since, signal))));
    },
  };
}

function workIn(data: Record<string, unknown>, scopes: number, since: Date, partial: boolean): FoundWork {
  const all = Array.from({ length: scopes }, (_, n) => ({
    pulls: pullsFound.safeParse(data[`p${n}`]).data,
    issues: issuesFound.safeParse(data[`i${n}`]).data,
  }));
  if (all.every(({ pulls, issues }) => !pulls && !issues))
    return { ok: false, problem: { kind: 'bad_answer', service: 'github' } };
  const present = <Node>(nodes: readonly (Node | null)[] | null | undefined) =>
    (nodes ?? []).filter((node) => node !== null);
  return {
    ok: true,
    changes: all.flatMap(({ pulls, issues }) => [
      ...present(pulls?.nodes).flatMap((pull) => changesOfPull(pull, since)),
      ...present(issues?.nodes).flatMap((issue) => changesOfIssue(issue, since)),
    ]),
    incomplete:
      partial ||
      all.some(
        ({ pulls, issues }) =>
          !pulls || !issues || pulls.issueCount > pageSize.pulls || issues.issueCount > pageSize.issues,
      ),
  };
}

/** What one request found counts where another found nothing out. */
function together(found: readonly FoundWork[]): FoundWork {
  const read = found.filter((one) => one.ok);
  const failed = found.find((one) => !one.ok);
  if (read.length === 0 && failed) return failed;
  return {
    ok: true,
    changes: read.flatMap(({ changes }) => changes),
    incomplete: failed !== undefined || read.some(({ incomplete }) => incomplete),
  };
}
