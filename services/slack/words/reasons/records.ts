import type { RecordProblem } from '../../../tasks/tool-problem.ts';
import { literal } from '../../mrkdwn.ts';
import type { ByKind, ReasonBook } from './reason.ts';

/** Why a customer's record isn't found or changed. Plain text, with names that others chose. */
export const recordProblems: ReasonBook<ByKind<RecordProblem>> = {
  no_such_record: ({ place, record, by, value }) => ({
    what: `${place} has no ${record} with the ${by} ${short(value)}.`,
    next: 'Check how it’s spelled there.',
  }),
  several_records: (problem) => ({
    what: `${problem.place} has more than one ${problem.record} with the ${problem.by} ${short(problem.value)}: ${listed(problem)}.`,
    next: tellingApart(problem),
  }),
  record_gone: ({ place, label }) => ({
    what: `${short(label)} is no longer in ${place}.`,
    next: 'Ask again for the record that’s there now.',
  }),
  record_renamed: ({ label, now }) => ({
    what: `${short(label)} has changed since it was shown: it’s ${short(now)} now.`,
    next: askAgain,
  }),
  record_changed: ({ label, values }) => ({
    what: `${short(label)} has changed since it was shown: ${values.map(valueNow).join(', ')}.`,
    next: askAgain,
  }),
  no_such_property: ({ place, record, name }) => ({
    what: `A ${record} in ${place} has no property ${name}.`,
    next: `Use the property’s internal name, as ${place}’s settings show it.`,
  }),
  property_read_only: ({ place, name }) => ({
    what: `${place} doesn’t allow changing ${name}.`,
    next: 'Leave that property out.',
  }),
  nothing_to_change: ({ label }) => ({
    what: `${short(label)} already says that.`,
    next: 'Leave it as it is.',
  }),
};

const askAgain = 'Ask again, and the card will show it as it is now.';

type Several = Extract<RecordProblem, { kind: 'several_records' }>;

function listed({ matches, total }: Several): string {
  const shown = matches.map(({ id, label }) => `${short(label)}, id ${id}`);
  return `${shown.join('; ')}${total > shown.length ? '; and more' : ''}`;
}

/** A deal is found by nothing but its name. */
function tellingApart({ place, record, by }: Several): string {
  const surer = record === 'contact' ? 'email' : record === 'company' ? 'domain' : by;
  return surer === by
    ? `Have people merge or rename them in ${place} first.`
    : `Find the right one by its ${surer}.`;
}

function valueNow({ name, now }: { name: string; now: string | null }): string {
  return `${name} is ${now === null ? 'empty' : short(now)} now`;
}

function short(text: string): string {
  return literal(text, 200);
}
