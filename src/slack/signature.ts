import { createHmac } from 'node:crypto';
import { isSame } from '../../services/common/secret.ts';

/** Seconds a signed request may be old, or ahead: a replay and a clock that is off look the same. */
const toleranceSeconds = 300;

type Headers = Readonly<Record<string, string | string[] | undefined>>;
type SlackSignature = { timestamp: string; signature: string };

/** What the headers say of a signature; null if it's missing, doubled, malformed, or not of now. */
export function signatureIn(headers: Headers, nowSeconds: number): SlackSignature | null {
  const { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature } = headers;
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return null;
  if (typeof signature !== 'string' || !/^v0=[\da-f]{64}$/.test(signature)) return null;
  return Math.abs(nowSeconds - Number(timestamp)) > toleranceSeconds ? null : { timestamp, signature };
}

/**
 * Whether Slack signed these bytes (https://docs.slack.dev/authentication/verifying-requests-from-slack). Pure;
 * compares in constant time.
 */
export function isSignedBySlack(
  secret: string,
  { timestamp, signature }: SlackSignature,
  body: Uint8Array,
): boolean {
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  return isSame(signature, `v0=${expected}`);
}
