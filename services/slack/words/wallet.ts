import { minutesOf, topUpPage } from '../../pikastream/wallet.ts';
import { linkTo } from '../mrkdwn.ts';
import { plural, price } from './amounts.ts';

export const topUpLink = linkTo(topUpPage, 'pika.me/dev');

export function sayWallet(credits: number, pricePerMinuteUsd: number): string {
  const minutes = minutesOf(credits, pricePerMinuteUsd);
  const about = Number.isFinite(minutes)
    ? `, about ${plural(minutes, 'minute')} at ${price(pricePerMinuteUsd)} a minute`
    : '';
  const low = credits < 100 ? ' Joining a call takes 100 credits.' : '';
  return `The PikaStream wallet has ${plural(credits, 'credit')}${about}.${low} Top up at ${topUpLink}.`;
}
