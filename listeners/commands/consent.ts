import type { NoticeFor } from '../../services/consent/about/make-notice.ts';
import type { Call } from '../../services/meetings/call-link.ts';
import { noNoticeYet, sayNotice, sayNoticesTooOften } from '../../services/slack/words/invitation.ts';
import { sayLedger, saySentLedger } from '../../services/slack/words/ledger.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { once } from './once.ts';
import type { KeepingCommand } from './parse-keeping.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** `/pika consent`: a call's ledger, in words or as a file. */
export async function answerConsent(
  deps: ListenerDeps,
  typed: TypedCommand,
  { which, format }: Extract<KeepingCommand, { kind: 'consent' }>,
): Promise<CommandReply> {
  const { consent } = deps.useCases;
  if (format === null) return { text: sayLedger(await consent.ledger(typed, which)) };
  return once(deps, typed, async () => ({
    text: saySentLedger(await consent.sendLedger(typed, which, format)),
  }));
}

/** Each has a page of its own. */
const maxNotices = 3;

/** `/pika notice`: what guests of a call, or of this channel's standups, can be told beforehand. */
export async function answerNotice(
  { useCases: { consent, standups } }: ListenerDeps,
  typed: TypedCommand,
  call: Call | null,
): Promise<CommandReply> {
  const listed = call ? { standups: [] } : await standups.list(typed);
  if ('kind' in listed) return { text: sayNoAccess(listed) };
  const wanted: NoticeFor[] = call
    ? [{ call, personaId: null, by: typed.userId }]
    : listed.standups.map((standup) => ({
        ...{ call: standup.call, personaId: standup.personaId, by: standup.askedBy },
      }));
  const said: string[] = [];
  for (const one of wanted.slice(0, maxNotices)) {
    const outcome = await consent.notice(typed, one);
    if (outcome.kind === 'too_often') {
      said.push(sayNoticesTooOften(outcome.waitMs));
      break;
    }
    if (outcome.kind !== 'notice') return { text: sayNoAccess(outcome) };
    said.push(sayNotice(outcome.notice));
  }
  return { text: said.length > 0 ? said.join('\n') : noNoticeYet };
}
