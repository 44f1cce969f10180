import { encryptionProblems } from '../../../common/encryption-problem.ts';
import type { DestinationKind } from '../../../notes/destinations/destination.ts';
import type { ExportProblem } from '../../../notes/destinations/export-problem.ts';
import { quote } from '../../mrkdwn.ts';
import { listNames } from '../do-not-say.ts';
import { type ByKind, type ReasonBook, type ReasonWords, wordsFor } from './reason.ts';
import { wordsOfSlack } from './slack.ts';

/** Why an export isn't where it should be, or a destination wasn't added; by the kind of destination. */
export const exportProblems: ReasonBook<ByKind<ExportProblem>, DestinationKind> = {
  bad_addresses: () => ({
    what: 'At least one of those isn’t an e-mail address.',
    next: 'Check them, then try again.',
  }),
  too_many_addresses: ({ most }) => ({
    what: `A channel’s notes go to ${most} addresses at most.`,
    next: 'Use a mailing list: it counts as one.',
  }),
  too_many_places: ({ most }) => ({
    what: `A channel’s notes go to ${most} places at most, mail addresses not counted.`,
    next: 'Remove one first: `/pika send` lists them.',
  }),
  not_a_database_link: () => ({
    what: 'That isn’t the link to a Notion database.',
    next: 'Copy its link in Notion.',
  }),
  bad_url: ({ why }) => ({ what: `The address ${why}.`, next: 'Use a public https:// address.' }),

  not_set_up: (_, to) => notSetUp[to],
  secret: ({ why }) => encryptionProblems[why],
  no_address: () => ({ what: 'Its address is no longer stored here.', next: addAgain }),
  internal: () => ({ what: 'Something went wrong on my side.', next: 'An admin finds it in my log.' }),
  cut_off: () => ({ what: 'It was cut off on the way.', next: 'Check there whether it arrived.' }),
  held: () => ({ what: 'The recap is held for review.', next: 'Release it in its thread.' }),
  must_not_say: ({ list }) => ({
    what: `It has words on ${listNames[list]}.`,
    next: 'Edit the recap.',
  }),
  removed: () => ({ what: 'The destination was removed before the export was sent.', next: addAgain }),
  no_notes: () => ({ what: 'The notes are no longer kept here.', next: null }),

  unreachable: ({ why }, to) => ({ what: `${it[to]} couldn’t be reached: ${why}.`, next: isUp[to] }),
  no_answer: ({ why }, to) => ({ what: `${it[to]} isn’t responding: ${why}.`, next: isUp[to] }),
  answered: ({ status, said }, to) => ({
    what: `${it[to]} answered ${status}${quoted(said)}`,
    next: status >= 500 || status === 429 ? isUp[to] : 'Check its address and what it accepts.',
  }),
  redirected: ({ status }, to) => ({
    what: `${it[to]} answered ${status}, a redirect that I don’t follow.`,
    next: 'Add the address that it leads to.',
  }),
  bad_answer: ({ status }, to) => ({
    what: `I don’t understand the answer (HTTP ${status}).`,
    next: isUp[to],
  }),
  gone: () => ({ what: 'It answered 410: the endpoint is gone.', next: addAgain }),
  token_refused: () => ({ what: 'Notion refuses our token.', next: 'An admin can set a new NOTION_TOKEN.' }),
  not_allowed: () => ({
    what: 'Notion doesn’t let our integration do that.',
    next: 'In Notion, let it read and insert content.',
  }),
  not_shared: () => ({
    what: 'Notion shows us no such database.',
    next: 'Open it in Notion, and under ••• → Connections add the integration of Stand-in.',
  }),
  login_refused: ({ said }) => ({
    what: `The mail server refused our login${quoted(said)}`,
    next: 'An admin can check SMTP_URL.',
  }),
  mail_refused: ({ said }) => ({
    what: `The mail server refused it${quoted(said)}`,
    next: 'Check the address.',
  }),
  mail_deferred: ({ said }) => ({
    what: `The mail server deferred it${quoted(said)}`,
    next: 'If that lasts, an admin can ask who runs it.',
  }),
  bad_mailbox: () => ({ what: 'The mail server doesn’t know such an address.', next: 'Check the address.' }),
  slack_refused: ({ error }) => wordsOfSlack(error),
  slack_unsure: () => ({
    what: 'Slack’s answer was lost.',
    next: 'Check the thread for the canvas.',
  }),
  incomplete: () => ({ what: 'Its end is missing there.', next: 'The thread has all of it.' }),
  other: ({ said }) => ({ what: said ? quote(said, 400) : 'Something went wrong.', next: 'Check there.' }),
  gave_up: ({ last }, to) => {
    const { what, next } = wordsFor(exportProblems, last, to);
    return { what: `${what} It was tried for three days.`, next };
  },
};

/** After these there is nothing to send, or nowhere: sending again would change nothing. */
export function isForGood(problem: ExportProblem): boolean {
  if (problem.kind === 'secret') return problem.why === 'other_key';
  return ['removed', 'gone', 'no_notes', 'no_address', 'redirected'].includes(problem.kind);
}

export function wordsOfExport(problem: ExportProblem, to: DestinationKind): ReasonWords {
  return wordsFor(exportProblems, problem, to);
}

const addAgain = 'To send there after all, add it again with `/pika send notes to …`.';

const it = { canvas: 'Slack', email: 'The mail server', notion: 'Notion', webhook: 'It' } as const;

const isUp = {
  canvas: 'Check Slack’s status.',
  email: 'An admin can check the mail server and SMTP_URL.',
  notion: 'Check Notion’s status.',
  webhook: 'Check that it’s up and takes calls from here.',
} as const;

const notSetUp: Record<DestinationKind, ReasonWords> = {
  canvas: { what: 'Canvases aren’t set up here.', next: 'An admin can check the app’s scopes.' },
  email: { what: 'E-mail isn’t set up here.', next: 'An admin can set SMTP_URL and MAIL_FROM.' },
  notion: { what: 'Notion isn’t set up here.', next: 'An admin can set NOTION_TOKEN.' },
  webhook: { what: 'Webhooks aren’t set up here.', next: 'An admin can set ENCRYPTION_KEY.' },
};

/** `: 550 No such user.`, or only the full stop. */
function quoted(said: string): string {
  return said ? `: ${quote(said, 300)}.` : '.';
}
