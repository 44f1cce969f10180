import type { App } from '@slack/bolt';
import { sendCallback, sendField } from '../../services/slack/blocks/send-form.ts';
import { sayBadLink, sayBadValue } from '../../services/slack/words/commands.ts';
import { notInvited } from '../../services/slack/words/home.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { answerJoin } from '../commands/calls.ts';
import { type JoinCommand, parseJoin } from '../commands/parse-join.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission, type Submission } from './submission.ts';

/** Sends somebody into a call, as `/pika join` does in the channel that was chosen. What is wrong stands beside its field. */
export function registerSendForm(app: App, deps: ListenerDeps): void {
  const { useCases, appContext } = deps;
  app.view(sendCallback, async ({ body, ack }) => {
    const sent = parseSubmission(body, appContext());
    if (!sent) return ack();
    const { values, teamId, userId, isExternal, viewId } = sent;
    const channelId = values[sendField.channel] || sent.channelId;
    const actor = { teamId, channelId, userId, isExternal };
    const command = read(sent);
    const errors = { ...(await whyNotThere(deps, actor, sent)), ...wrong(command) };
    if (Object.keys(errors).length > 0 || command.kind !== 'join')
      return ack({ response_action: 'errors', errors });
    const typed = { ...actor, text: '', key: `send:${viewId}`, triggerId: '' };
    const { text } = await answerJoin(deps, typed, command);
    await useCases.postEphemeral({ teamId, channelId, userId, threadTs: null }, text);
    return ack();
  });
}

function read({ values }: Submission): JoinCommand {
  const { [sendField.link]: link = '', [sendField.when]: when = '', [sendField.persona]: chosen } = values;
  const command = parseJoin(`${link} ${when}`.trim().split(/\s+/));
  const isNamed = chosen !== undefined && /^[0-9a-f-]{36}$/.test(chosen);
  return command.kind === 'join' && isNamed ? { ...command, persona: { id: chosen } } : command;
}

function wrong(command: JoinCommand): Record<string, string> {
  if (command.kind === 'bad_link') return { [sendField.link]: sayBadLink(command.given) };
  return command.kind === 'bad_value' ? { [sendField.when]: sayBadValue(command.verb, command.given) } : {};
}

/** The channel was chosen in the form: whether both are in it, Slack says. */
async function whyNotThere(
  { useCases }: ListenerDeps,
  actor: Parameters<ListenerDeps['useCases']['mayTell']>[0],
  { values }: Submission,
): Promise<Record<string, string>> {
  const [refusal, isThere] = await Promise.all([
    useCases.mayTell(actor),
    useCases.home.isAppIn(actor.channelId),
  ]);
  const words = refusal ? sayNoAccess(refusal) : isThere === false ? notInvited : null;
  const field = values[sendField.channel] === undefined ? sendField.link : sendField.channel;
  return words ? { [field]: words } : {};
}
