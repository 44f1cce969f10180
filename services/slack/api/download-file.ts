import type { Fetch } from '../../http/fetch.ts';
import type { FileProblem, GivenFile, ReadGivenFile } from '../../personas/ports/given-file.ts';

export type DownloadDeps = {
  fetch: Fetch;
  /** The bot token of the workspace that is named. */
  tokenOf: (teamId: string) => Promise<string>;
  /** Another Slack than Slack's own, whose files lie there too. */
  apiUrl: string | undefined;
};

/** Last byte included. */
const deadlineMs = 30_000;

/** Reads a file by its `url_private_download`. */
export function fileDownloader({ fetch, tokenOf, apiUrl }: DownloadDeps): ReadGivenFile {
  const isSlack = slackOrigins(apiUrl);
  return async ({ teamId, url: given }, mostBytes) => {
    const url = URL.parse(given);
    if (!url || !isSlack(url)) return failed('not_in_slack');
    try {
      const answer = await fetch(url, {
        headers: { authorization: `Bearer ${await tokenOf(teamId)}` },
        redirect: 'manual',
        signal: AbortSignal.timeout(deadlineMs),
      });
      const problem = problemOf(answer.status, answer.headers.get('content-type') ?? '');
      if (!problem) return await readAll(answer.body ?? [], mostBytes);
      await answer.body?.cancel();
      return failed(problem);
    } catch {
      return failed('no_answer');
    }
  };
}

function slackOrigins(apiUrl: string | undefined): (url: URL) => boolean {
  const other = apiUrl === undefined ? null : URL.parse(apiUrl);
  return ({ origin }) => origin === 'https://files.slack.com' || origin === other?.origin;
}

/** Who may not read it is sent to sign in: by a redirect, or by a page with 200. */
function problemOf(status: number, type: string): Exclude<FileProblem['kind'], 'too_large'> | null {
  if (status === 404 || status === 410) return 'gone';
  if (status === 401 || status === 403 || (status >= 300 && status < 400)) return 'no_access';
  if (status !== 200) return 'no_answer';
  return type.startsWith('text/html') ? 'no_access' : null;
}

async function readAll(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mostBytes: number,
): Promise<GivenFile> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    // Leaving the loop breaks the connection off.
    if (length > mostBytes) return { ok: false, problem: { kind: 'too_large', mostBytes } };
    parts.push(part);
  }
  return { ok: true, bytes: new Uint8Array(Buffer.concat(parts)) };
}

function failed(kind: Exclude<FileProblem['kind'], 'too_large'>): GivenFile {
  return { ok: false, problem: { kind } };
}
