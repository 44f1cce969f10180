import { minutesOf, topUpPage } from '../../pikastream/wallet.ts';
import { linkTo } from '../mrkdwn.ts';
import { plural, price } from './amounts.ts';

export const topUpLink = linkTo(topUpPage, 'pika.me/dev');

/** Where one wallet pays for many workspaces. */
export const notYourWallet =
  'The people who run Stand-in pay for calls here, and see what is in the wallet. `/pika budget` shows what this workspace spends.';

export function sayWallet(credits: number, pricePerMinuteUsd: number): string {
  const minutes = minutesOf(credits, pricePerMinuteUsd);
  const about = Number.isFinite(minutes)
    ? `, about ${plural(minutes, 'minute')} at ${price(pricePerMinuteUsd)} a minute`
    : '';
  const low = credits < 100 ? ' Joining a call takes 100 credits.' : '';
  return `The PikaStream wallet has ${plural(credits, 'credit')}${about}.${low} Top up at ${topUpLink}.`;
}
