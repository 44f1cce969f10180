import type { App } from '@slack/bolt';
import { sendCallback, sendField } from '../../services/slack/blocks/send-form.ts';
import { sayBadLink, sayBadValue } from '../../services/slack/words/commands.ts';
import { notInvited } from '../../services/slack/words/home.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { sayBadStart } from '../../services/slack/words/start-times.ts';
import type { WhyNotThen } from '../../services/times/start-limits.ts';
import { answerJoin } from '../commands/calls.ts';
import { type JoinCommand, parseJoin } from '../commands/parse-join.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onForm } from './on-form.ts';
import type { Submission } from './submission.ts';

/** Sends somebody into a call, as `/pika join` does in the channel that was chosen. What is wrong stands beside its field. */
export function registerSendForm(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  onForm(app, deps)(sendCallback, async (sent) => {
    const { values, teamId, userId, isExternal, viewId } = sent;
    const channelId = values[sendField.channel] || sent.channelId;
    const actor = { teamId, channelId, userId, isExternal };
    const { command, at } = read(sent);
    const errors = {
      ...(await whyNotThere(deps, actor, sent)),
      ...wrong(command, at && useCases.whyNotThen(at)),
    };
    if (Object.keys(errors).length > 0 || command.kind !== 'join') return { errors };
    const typed = { ...actor, text: '', key: `send:${viewId}`, triggerId: '' };
    const { text } = await answerJoin(deps, typed, command, at);
    return { words: text, at: { channelId } };
  });
}

/** `at`: what was picked; null for what the words behind the link say, or now. */
function read({ values }: Submission): { command: JoinCommand; at: Date | null } {
  const { [sendField.link]: link = '', [sendField.persona]: chosen } = values;
  const [seconds, minutes] = [Number(values[sendField.when]), Number(values[sendField.minutes])];
  const at = values[sendField.when] && Number.isSafeInteger(seconds) ? new Date(seconds * 1_000) : null;
  const command = parseJoin(link.trim().split(/\s+/));
  if (command.kind !== 'join') return { command, at };
  const isNamed = chosen !== undefined && /^[0-9a-f-]{36}$/.test(chosen);
  const limit = Number.isSafeInteger(minutes) && minutes > 0 ? { minutes } : {};
  return { command: { ...command, ...limit, ...(isNamed ? { persona: { id: chosen } } : {}) }, at };
}

function wrong(command: JoinCommand, whyNot: WhyNotThen | null): Record<string, string> {
  if (command.kind === 'bad_link') return { [sendField.link]: sayBadLink(command.given) };
  if (command.kind === 'bad_value') return { [sendField.link]: sayBadValue(command.verb, command.given) };
  return whyNot ? { [sendField.when]: sayBadStart[whyNot] } : {};
}

/** The channel was chosen in the form: whether both are in it, Slack says. */
async function whyNotThere(
  { useCases }: ListenerDeps,
  actor: Parameters<ListenerDeps['useCases']['whyNotHere']>[0],
  { values }: Submission,
): Promise<Record<string, string>> {
  const [refusal, isThere] = await Promise.all([useCases.whyNotHere(actor), useCases.home.isAppIn(actor)]);
  const words = refusal ? sayNoAccess(refusal) : isThere === false ? notInvited : null;
  const field = values[sendField.channel] === undefined ? sendField.link : sendField.channel;
  return words ? { [field]: words } : {};
}
