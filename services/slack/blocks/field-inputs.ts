import type { InputBlock, PlainTextOption } from '@slack/types';
import type { FormField } from '../../tasks/edit-fields.ts';
import { commonZones } from '../../times/common-zones.ts';
import { literal } from '../mrkdwn.ts';
import { input, maxFieldChars, option, select, textInput } from './forms.ts';

/** Behind the name of a date's field: the field with its time. */
const timeSuffix = '/time';

/** What a field of a tool call looks like in a form: pickers for days, times and choices, text for the rest. */
export function fieldInputs({ name, label, shape, value, blank }: FormField): InputBlock[] {
  const title = literal(label, 140);
  const optional = blank !== undefined;
  if (typeof shape === 'object') return [select(name, title, optionsOf(shape), value)];
  switch (shape) {
    case 'day':
      return [dayInput(name, title, optional, value)];
    case 'wall_time': {
      const [day = '', time = ''] = value.split('T');
      return [
        dayInput(name, `${title}: day`, false, day),
        input(`${name}${timeSuffix}`, `${title}: time`, false, {
          type: 'timepicker',
          action_id: `${name}${timeSuffix}`,
          ...(time ? { initial_time: time } : {}),
        }),
      ];
    }
    case 'zone': {
      const zones = [...new Set([value, ...commonZones])];
      const options = zones.map((zone) => option(literal(zone, 70), zone));
      return [select(name, title, options, value)];
    }
    case 'line':
    case 'number':
    case 'list':
    case 'paragraphs':
      return [
        textInput(name, title, {
          maxChars: maxFieldChars,
          multiline: shape === 'paragraphs' || shape === 'list',
          value,
          optional: optional || shape === 'list',
        }),
      ];
    default:
      return shape satisfies never;
  }
}

/** What a form sent, by the names of the tool's fields: a day and its time are one value again. */
export function fieldValues(sent: Readonly<Record<string, string>>): Record<string, string> {
  const values = Object.entries(sent).filter(([name]) => !name.endsWith(timeSuffix));
  return Object.fromEntries(
    values.map(([name, value]) => {
      const time = sent[`${name}${timeSuffix}`];
      return [name, time === undefined ? value : `${value}T${time}`];
    }),
  );
}

function dayInput(name: string, label: string, optional: boolean, day: string): InputBlock {
  return input(name, label, optional, {
    type: 'datepicker',
    action_id: name,
    ...(day ? { initial_date: day } : {}),
  });
}

function optionsOf(choices: readonly { label: string; value: unknown }[]): PlainTextOption[] {
  return choices.map(({ label, value }) => option(literal(label, 70), JSON.stringify(value)));
}
