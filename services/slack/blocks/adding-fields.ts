import type { InputBlock, KnownBlock } from '@slack/types';
import { maxAgentNameChars } from '../../agents/connect.ts';
import { context } from './elements.ts';
import { input, option, select, textInput, urlInput } from './forms.ts';

/** A calendar with days off. Its address may be a secret, so the form doesn't show what is set. */
export function holidayFields(now: string): KnownBlock[] {
  return [
    context(now),
    urlInput('address', 'Address of a calendar (iCalendar)', false, 'https://…/holidays.ics'),
  ];
}

/** One more place for a channel's recaps. */
export function sendFields(): InputBlock[] {
  return [
    select(
      'kind',
      'Send recaps to',
      [
        option('A canvas of this channel', 'canvas'),
        option('E-mail addresses', 'email'),
        option('A Notion database', 'notion'),
        option('A webhook', 'webhook'),
      ],
      undefined,
    ),
    textInput('mail', 'E-mail addresses, separated by commas', {
      ...{ maxChars: 1_000, optional: true, example: 'ana@your-company.com' },
    }),
    urlInput('address', 'Link to the database, or address of the webhook', true, 'https://…'),
  ];
}

/** A key for somebody's agent. */
export function keyFields(): InputBlock[] {
  return [
    textInput('name', 'What do you call the agent?', { maxChars: maxAgentNameChars, optional: true }),
    select(
      'may',
      'What may it do?',
      [option('What you may do, with approvals', 'act'), option('Only read', 'read')],
      'act',
    ),
    input('channel', 'Only in this channel (empty: all of yours)', true, {
      ...{ type: 'conversations_select', action_id: 'channel' },
      filter: { include: ['public', 'private'], exclude_bot_users: true },
    }),
  ];
}
