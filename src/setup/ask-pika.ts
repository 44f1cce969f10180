import { minCredits } from '../../services/meetings/jobs/read-wallet.ts';
import { topUpPage } from '../../services/pikastream/wallet.ts';
import { withoutMarkup } from '../../services/slack/mrkdwn.ts';
import { plural } from '../../services/slack/words/amounts.ts';
import { problems } from '../../services/slack/words/reasons/problems.ts';
import { readSetting } from '../config.ts';
import { askBalance } from '../pikastream/ask-balance.ts';
import { askUntilGood } from './ask-until-good.ts';
import type { Changes } from './env-file.ts';
import type { SetUp } from './parts.ts';

/** The key that sessions are paid with. */
export async function askPika({ terminal, file, environment }: SetUp): Promise<Changes> {
  const api = readSetting('PIKA_API_BASE_URL', environment.PIKA_API_BASE_URL);
  const key = await askUntilGood(terminal, {
    setting: 'PIKA_DEV_KEY',
    intro: `PikaStream key: make one at ${topUpPage} (dk_…), and put credits into its wallet.`,
    now: file.values().PIKA_DEV_KEY,
    async check(value) {
      if (!api.ok) return { ok: false, what: `PIKA_API_BASE_URL ${api.problem}.`, todo: 'Correct it first.' };
      const read = await askBalance({ key: value, baseUrl: api.value });
      if (read.ok) return { ok: true, says: sayBalance(read.value) };
      const { what, next } = problems[read.problem.kind](read.problem);
      const todo =
        read.problem.kind === 'key_refused' ? 'Copy the whole key again.' : withoutMarkup(next ?? '');
      return { ok: false, what: withoutMarkup(what), todo };
    },
  });
  return { PIKA_DEV_KEY: key };
}

function sayBalance(credits: number): string {
  const low = credits < minCredits ? ` It takes ${minCredits} to join a call: top up at ${topUpPage}.` : '';
  return `Its wallet has ${plural(credits, 'credit')}.${low}`;
}
