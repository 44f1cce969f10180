import type { UseCases } from '../../listeners/use-cases.ts';
import { autoMode } from '../../services/meetings/auto-mode.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';

/** How listeners open forms, reply, and answer once. */
export function connectTalk(base: Foundation, slack: SlackConnection, transact: WholeTransact) {
  const { openForm, pushForm, updateForm, pageOf, people } = slack;
  const whisper: UseCases['postEphemeral'] = (to, text) =>
    transact((unit) => unit.announcer.postEphemeral(to, text));
  const reply: UseCases['postEphemeral'] = (to, text) => transact((unit) => unit.announcer.reply(to, text));
  const later = (words: Promise<string>, tell: (text: string) => Promise<void>) =>
    void words.then(tell).catch((error: unknown) => base.log.error({ err: error }, 'an answer was lost'));
  return {
    openForm,
    pushForm,
    updateForm,
    pageOf,
    receiveOnce: (teamId, key) => transact((unit) => unit.receiveOnce(teamId, key)),
    replyOnce: (key, to, text) =>
      transact(async (unit) => {
        const first = await unit.receiveOnce(to.teamId, key);
        if (first) await unit.announcer.reply(to, text);
        return first;
      }),
    replyLater: (to, words) => later(words, (text) => reply(to, text)),
    postEphemeral: whisper,
    postEphemeralOnce: (key, to, text) =>
      transact(async (unit) => {
        if (!(await unit.receiveOnce(to.teamId, key))) return;
        const settings = await unit.channels.settings(to.teamId, to.channelId);
        const auto = await autoMode(unit, to.teamId, settings);
        if (auto !== 'off') await unit.announcer.postEphemeral(to, text);
      }),
    postEphemeralLater: (to, words) =>
      later(words, async (text) => {
        const canWhisper = (await people.isAppIn(to.channelId)) !== false;
        await (canWhisper ? whisper(to, text) : reply({ ...to, channelId: to.userId, threadTs: null }, text));
      }),
  } satisfies Partial<UseCases>;
}
