import type { Wanted } from '../../services/notes/destinations/wanted.ts';
import { holidayFields, keyFields, sendFields } from '../../services/slack/blocks/adding-fields.ts';
import type { SettingKind } from '../../services/slack/blocks/setting-form.ts';
import { sayConnected } from '../../services/slack/words/agents.ts';
import { sayAdded } from '../../services/slack/words/exports.ts';
import { sayHolidays, sayHolidaysOutcome } from '../../services/slack/words/holidays.ts';
import { needsAddress, needsMail } from '../../services/slack/words/settings.ts';
import type { Submission } from '../views/submission.ts';
import type { SettingForm } from './setting-form.ts';

/** What is added, and takes looking at first: what comes of it is said once that is done. */
export const addingForms = {
  holidays: {
    title: 'Holidays',
    async blocks({ useCases: { standups } }, actor) {
      const listed = await standups.list(actor);
      if ('kind' in listed) return listed;
      const { holidays } = listed;
      return holidayFields(holidays ? sayHolidays(holidays) : sayHolidaysOutcome({ kind: 'none' }));
    },
    async save({ useCases: { standups } }, sent) {
      const actor = { ...sent, key: `holidays:${sent.viewId}` };
      return { words: standups.setHolidays(actor, sent.values.address ?? '').then(sayHolidaysOutcome) };
    },
  },
  send: {
    title: 'Also send recaps to',
    submit: 'Add',
    isSecret: true,
    blocks: async () => sendFields(),
    async save({ useCases }, sent) {
      const wanted = wantedIn(sent);
      return 'errors' in wanted ? wanted : { words: useCases.exports.add(sent, wanted).then(sayAdded) };
    },
  },
  connect: {
    title: 'Connect an agent',
    submit: 'Get a key',
    isSecret: true,
    blocks: async () => keyFields(),
    async save({ useCases }, sent) {
      const { name = '', may, channel } = sent.values;
      const scope = { name: name.trim() || null, readOnly: may === 'read', channel: channel || null };
      const made = useCases.connect({ ...sent, key: `connect:${sent.viewId}` }, scope);
      return { words: made.then((one) => sayConnected(one, useCases.agentAddress())) };
    },
  },
} satisfies Partial<Record<SettingKind, SettingForm>>;

function wantedIn({ values }: Submission): Wanted | { errors: Record<string, string> } {
  const { kind, mail = '', address = '' } = values;
  if (kind === 'canvas') return { kind };
  if (kind === 'email') {
    const addresses = mail.split(/[\s,;]+/).filter(Boolean);
    return addresses.length > 0 ? { kind, addresses } : { errors: { mail: needsMail } };
  }
  if (address === '') return { errors: { address: needsAddress } };
  return kind === 'notion' ? { kind, address } : { kind: 'webhook', url: address };
}
