import { createHmac } from 'node:crypto';
import { isSame } from '../../services/common/secret.ts';

/** Seconds a signed request may be old, or ahead: a replay and a clock that is off look the same. */
const toleranceSeconds = 300;

/**
 * Whether Slack signed these bytes (https://docs.slack.dev/authentication/verifying-requests-from-slack). Pure;
 * compares in constant time; refuses doubled or missing headers.
 */
export function isSignedBySlack(
  secret: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: Uint8Array,
  nowSeconds: number,
): boolean {
  const timestamp = headers['x-slack-request-timestamp'];
  const signature = headers['x-slack-signature'];
  if (typeof timestamp !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(timestamp))
    return false;
  if (Math.abs(nowSeconds - Number(timestamp)) > toleranceSeconds) return false;

  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  return isSame(signature, `v0=${expected}`);
}
