import { z } from 'zod';
import { readable } from '../common/readable.ts';
import { line, paragraphs } from './input-text.ts';
import type { CrmQuery } from './ports/crm.ts';

/** It may be empty, which takes a value away. */
const readableText = z.string().overwrite((text) => readable(text).trim());
const maxProperties = 10;
const ways = { contact: ['email', 'name'], company: ['domain', 'name'], deal: ['name'] } as const;

/** Flat, so that people can edit what matters before they approve. One change at a time, so that its outcome is clear. */
export const crmChangeSchema = z
  .strictObject({
    record: z.enum(['contact', 'company', 'deal']).describe('What kind of record.'),
    email: z.email().max(200).optional().describe('Finds a contact.'),
    domain: z
      .string()
      .regex(/^[a-z0-9.-]{3,200}$/i)
      .optional()
      .describe('Finds a company: example.com.'),
    name: line(200).optional().describe('Finds a contact by full name, a company or a deal.'),
    note: paragraphs(10_000).optional().describe('A note to add to the record.'),
    task: line(200).optional().describe('A task to add to the record.'),
    due: z.iso.date().optional().describe('The day a task is due: 2026-12-03.'),
    properties: z
      .record(z.string().regex(/^[a-z][a-z0-9_]{0,99}$/), readableText.max(2_000))
      .refine((values) => Object.keys(values).length > 0, 'names no property')
      .refine((values) => Object.keys(values).length <= maxProperties, `at most ${maxProperties} properties`)
      .optional()
      .describe('Properties to change, by their internal names, with their new values.'),
  })
  .superRefine((input, { addIssue }) => {
    const message = (text: string) => addIssue({ code: 'custom', message: text });
    const keys = (['email', 'domain', 'name'] as const).filter((key) => input[key] !== undefined);
    const possible: readonly string[] = ways[input.record];
    if (keys.length !== 1 || !keys.every((key) => possible.includes(key)))
      message(`a ${input.record} is found by ${possible.join(' or ')}, one of them`);
    const changes = [input.note, input.task, input.properties].filter((change) => change !== undefined);
    if (changes.length > 1) message('one of note, task and properties at a time');
    if ((input.task === undefined) !== (input.due === undefined)) message('a task needs the day it is due');
  });

export type CrmChangeInput = z.infer<typeof crmChangeSchema>;

export function queryOf({ record: kind, email, domain, name }: CrmChangeInput): CrmQuery {
  if (email !== undefined) return { kind, by: 'email', value: email };
  if (domain !== undefined) return { kind, by: 'domain', value: domain };
  return { kind, by: 'name', value: name ?? '' };
}

/** Whether anything is to be changed, or a record only to be found. */
export function changes({ note, task, properties }: CrmChangeInput): boolean {
  return note !== undefined || task !== undefined || properties !== undefined;
}

/** Nine in the morning UTC of its day: a due date without a time. */
export function dueTime(due: string): Date {
  return new Date(`${due}T09:00:00Z`);
}
