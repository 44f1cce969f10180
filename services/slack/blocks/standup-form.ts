import type { InputBlock, ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import type { Repeat, StandupDraft } from '../../standups/draft.ts';
import { commonZones } from '../../times/common-zones.ts';
import { clock } from '../../times/next-times.ts';
import type { Nth, Weekday } from '../../times/rule.ts';
import { typedLink } from '../words/standup-command.ts';
import { dayNames, sayNth, sayRule } from '../words/standup-rule.ts';
import { section } from './elements.ts';
import { form, input, numberInput, option, select, textInput } from './forms.ts';
import { personaField } from './persona-field.ts';

/** What the form and its fields are called on the wire; listeners answer to the same names. */
export const standupCallback = 'standup_form';
export const standupField = {
  link: 'link',
  days: 'days',
  repeat: 'repeat',
  time: 'time',
  zone: 'zone',
  minutes: 'minutes',
  persona: 'persona',
} as const;

/** The id of a standup that doesn't exist yet. */
export const newStandup = '00000000-0000-4000-8000-000000000000';

const intro = 'Stand-in joins this call each time, and asks this channel for updates beforehand.';

/** A new standup, or all that can be changed about one. `problem`: what of a typed phrase is still open. */
export function standupView(draft: StandupDraft, where: Audience, problem = ''): ModalView {
  const { standup, call, minutes } = draft;
  return form({
    callback: standupCallback,
    id: standup?.id ?? newStandup,
    version: standup?.version ?? 0,
    where,
    title: standup ? `Standup ${standup.number}` : 'New standup',
    submit: 'Save',
    blocks: [
      section(problem || intro),
      textInput(standupField.link, 'Link to the call', {
        maxChars: 500,
        value: call ? typedLink(call) : '',
        example: 'https://meet.google.com/abc-defg-hij',
      }),
      daysField(draft),
      repeatField(draft),
      timeField(draft),
      zoneField(draft),
      numberInput(standupField.minutes, 'Minutes at most', { value: minutes, min: 1, max: 1_440 }),
      ...personaField(standupField.persona, draft.personas, draft.personaId),
    ],
  });
}

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

function daysField({ days, repeat }: StandupDraft): InputBlock {
  const options = weekdays.map((day) => option(dayNames[day], String(day)));
  const chosen = options.filter(({ value }) => days.some((day) => String(day) === value));
  return input(standupField.days, 'Days', repeat === 'kept', {
    type: 'checkboxes',
    action_id: standupField.days,
    options,
    ...(chosen.length > 0 ? { initial_options: chosen } : {}),
  });
}

function repeatField({ standup, repeat }: StandupDraft): InputBlock {
  const every = repeat !== null && repeat !== 'kept' && 'every' in repeat ? repeat.every : 1;
  const nths: Nth[] = [1, 2, 3, 4, 5, 'last'];
  const options = [
    option('Every week', choiceOf({ every: 1 })),
    option('Every other week', choiceOf({ every: 2 })),
    ...(every > 2 ? [option(`Every ${every} weeks`, choiceOf({ every }))] : []),
    ...nths.map((nth) => option(`Once a month, on the ${sayNth(nth)} one`, choiceOf({ nth }))),
    ...(standup && repeat === 'kept' ? [option(keptWords(sayRule(standup.rule)), 'kept')] : []),
  ];
  return select(standupField.repeat, 'Repeats', options, repeat ? choiceOf(repeat) : undefined);
}

function timeField({ time, repeat }: StandupDraft): InputBlock {
  return input(standupField.time, 'Time', repeat === 'kept', {
    type: 'timepicker',
    action_id: standupField.time,
    ...(time === null ? {} : { initial_time: clock(time) }),
  });
}

/** Slack's list has 100 options at most, and finds one as its name is typed. */
function zoneField({ timeZone, ownZone }: StandupDraft): InputBlock {
  const zones = [...new Set([timeZone, ...(ownZone ? [ownZone] : []), ...commonZones])];
  const options = zones.map((zone) => option(zone.replaceAll('_', ' '), zone));
  return select(standupField.zone, 'Time zone', options, timeZone);
}

/** Slack takes 75 characters. */
function keptWords(rule: string): string {
  const words = `Keep ${rule.replaceAll('`', '')}`;
  return words.length > 75 ? `${words.slice(0, 74).toWellFormed()}…` : words;
}

function choiceOf(repeat: Repeat): string {
  if (repeat === 'kept') return repeat;
  return 'every' in repeat ? `every:${repeat.every}` : `nth:${repeat.nth}`;
}

/** Reads a choice back; null for none of ours. */
export function repeatIn(value: string): Repeat | null {
  if (value === 'kept' || value === 'nth:last') return value === 'kept' ? value : { nth: 'last' };
  const [, kind, digit] = /^(every|nth):([1-8])$/.exec(value) ?? [];
  if (kind === undefined) return null;
  return kind === 'every' ? { every: Number(digit) } : { nth: Number(digit) };
}
