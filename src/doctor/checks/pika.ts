import { minCredits } from '../../../services/meetings/jobs/read-wallet.ts';
import { minutesOf, topUpPage } from '../../../services/pikastream/wallet.ts';
import { withoutMarkup } from '../../../services/slack/mrkdwn.ts';
import { plural } from '../../../services/slack/words/amounts.ts';
import { problems } from '../../../services/slack/words/reasons/problems.ts';
import type { Config } from '../../config.ts';
import { askBalance } from '../../pikastream/ask-balance.ts';
import { type Finding, findings } from '../finding.ts';

const pika = findings('PikaStream');

/** The key, and what is in its wallet. */
export async function findWallet(config: Config): Promise<Finding> {
  const { PIKA_DEV_KEY: key, PIKA_API_BASE_URL: baseUrl, PRICE_PER_MINUTE_USD: price } = config;
  const read = await askBalance({ key, baseUrl });
  const nobody = 'Nobody can be sent into a call.';
  if (!read.ok) {
    const { what, next } = problems[read.problem.kind](read.problem);
    return pika.missing(withoutMarkup(what), nobody, withoutMarkup(next ?? ''));
  }
  const minutes = minutesOf(read.value, price);
  const about = Number.isFinite(minutes) ? `, about ${plural(minutes, 'minute')} in calls` : '';
  const says = `the key is good, and the wallet has ${plural(read.value, 'credit')}${about}.`;
  if (read.value >= minCredits) return pika.ok(says);
  return pika.warning(says, `${nobody} It takes ${minCredits} credits.`, `Top up at ${topUpPage}.`);
}
