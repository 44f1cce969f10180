import type { WriteOutcome } from '../api/attempt.ts';
import type { WriteFailure } from '../api/slack-errors.ts';
import type { Posted, PostedAs } from '../api/writer.ts';
import type { Delivery } from './delivery.ts';
import type { OutboxRow } from './outbox-row.ts';

type Post = (as?: PostedAs) => Promise<WriteOutcome<Posted>>;
type Deps = Pick<Delivery, 'faceUrl' | 'namelessTeams' | 'log'>;
type Row = Pick<OutboxRow, 'id' | 'teamId' | 'content' | 'now'>;

/** Somebody may add the scope meanwhile. */
const rememberMs = 60 * 60_000;

/**
 * Posts under the persona's name and face, or under the app's where Slack refuses these: what is refused wasn't posted, so
 * it's sent again at once. Null where `isOurs` says that another worker sends the queue by now.
 */
export async function postAs(
  deps: Deps,
  row: Row,
  post: Post,
  isOurs: () => Promise<boolean>,
): Promise<WriteOutcome<Posted> | null> {
  const as = isNameless(deps, row) ? undefined : authorOf(deps, row);
  if (!as) return post();
  const named = await post(as);
  if (named.ok || !mayBeOfTheName(named.failure)) return named;
  if (!(await isOurs())) return null;
  const plain = await post();
  if (plain.ok || named.failure.error === missingScope) {
    deps.namelessTeams.set(row.teamId, new Date(row.now.getTime() + rememberMs));
    deps.log.warn(
      { row: row.id, error: named.failure.error },
      'Slack refused a persona’s name or picture; for an hour its messages are posted as the app',
    );
  }
  return plain;
}

function isNameless({ namelessTeams }: Deps, { teamId, now }: Row): boolean {
  const until = namelessTeams.get(teamId);
  if (until && until <= now) namelessTeams.delete(teamId);
  return namelessTeams.has(teamId);
}

/** A picture that Slack can fetch, else the emoji, else the app's own. */
function authorOf({ faceUrl }: Deps, { content: { as } }: Row): PostedAs | undefined {
  if (!as) return undefined;
  const iconUrl = as.faceId && faceUrl(as.faceId);
  if (iconUrl) return { name: as.name, iconUrl };
  return as.emoji ? { name: as.name, iconEmoji: as.emoji } : { name: as.name };
}

const missingScope = 'missing_scope';

/** Slack is in trouble, whatever is posted. */
const passingErrors = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'accesslimited',
  'ratelimited',
  'rate_limited',
]);

/** Slack doesn't list what it says of names and pictures: any refusal that isn't known for something else. */
function mayBeOfTheName(failure: WriteFailure): failure is WriteFailure & { kind: 'later' } {
  return failure.kind === 'later' && !passingErrors.has(failure.error);
}
