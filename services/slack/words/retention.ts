import type { RetentionOutcome } from '../../notes/retention.ts';
import { mention, time } from '../mrkdwn.ts';
import { plural } from './amounts.ts';

export function sayRetention(outcome: RetentionOutcome): string {
  switch (outcome.kind) {
    case 'shown':
    case 'changed': {
      const { retention } = outcome;
      const days = retention?.value ?? null;
      const kept =
        days === null
          ? 'This workspace keeps transcripts and notes until someone has them forgotten.'
          : `This workspace keeps transcripts and notes for ${plural(days, 'day')}; every day what is older is removed, and its thread says so.`;
      const by = retention
        ? ` Set by ${mention(retention.by)}, ${time(retention.at, '{date_short_pretty} at {time}')}.`
        : '';
      return `${kept}${by}`;
    }
    case 'not_entitled':
      return 'Only admins of this workspace can set that. Nothing was changed.';
    case 'unknown_person':
      return 'Slack does not say just now who runs this workspace. Try again in a minute.';
    default:
      return outcome satisfies never;
  }
}
