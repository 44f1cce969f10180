import type { RetentionOutcome } from '../../notes/retention.ts';
import { mention, time } from '../mrkdwn.ts';
import { plural } from './amounts.ts';
import { sayNoAccess } from './reasons/access.ts';

export function sayRetention(outcome: RetentionOutcome): string {
  switch (outcome.kind) {
    case 'shown':
    case 'changed': {
      const { retention } = outcome;
      const days = retention?.value ?? null;
      const kept =
        days === null
          ? 'This workspace keeps transcripts and notes until someone deletes them with `/pika forget`.'
          : `This workspace keeps transcripts and notes for ${plural(days, 'day')}. Older ones are deleted daily, and their threads say so.`;
      const by = retention
        ? ` Set by ${mention(retention.by)}, ${time(retention.at, '{date_short_pretty} at {time}')}.`
        : '';
      return `${kept}${by}`;
    }
    case 'not_entitled':
      return sayNoAccess(outcome);
    default:
      return outcome satisfies never;
  }
}
