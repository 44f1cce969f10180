import type { UseCases } from '../../listeners/use-cases.ts';
import { autoMode } from '../../services/meetings/auto-mode.ts';
import type { WholeTransact, WholeUnit } from '../../services/store/unit.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';

/** How listeners open forms, reply, and answer once. */
export function connectTalk(base: Foundation, slack: SlackConnection, transact: WholeTransact) {
  const { openForm, pushForm, updateForm, pagesIn, people } = slack;
  const whisper: UseCases['postEphemeral'] = (to, text) =>
    transact((unit) => unit.announcer.postEphemeral(to, text));
  const reply = (...[to, text, about]: Parameters<WholeUnit['announcer']['reply']>) =>
    transact((unit) => unit.announcer.reply(to, text, about));
  const later = (words: Promise<string>, tell: (text: string) => Promise<void>) =>
    void words.then(tell).catch((error: unknown) => base.log.error({ err: error }, 'an answer was lost'));
  return {
    openForm,
    pushForm,
    updateForm,
    pagesIn,
    receiveOnce: (teamId, key) => transact((unit) => unit.receiveOnce(teamId, key)),
    replyOnce: (key, to, text, about) =>
      transact(async (unit) => {
        const first = await unit.receiveOnce(to.teamId, key);
        if (first) await unit.announcer.reply(to, text, about);
        return first;
      }),
    helpOnce: (key, to) =>
      transact(async (unit) => {
        if (await unit.receiveOnce(to.teamId, key)) await unit.announcer.showHelp(to);
      }),
    replyLater: (to, words, about) => later(words, (text) => reply(to, text, about)),
    postEphemeral: whisper,
    postEphemeralOnce: (key, to, text) =>
      transact(async (unit) => {
        if (!(await unit.receiveOnce(to.teamId, key))) return;
        const settings = await unit.channels.settings(to.teamId, to.channelId);
        const auto = await autoMode(unit, to.teamId, settings);
        if (auto !== 'off') await unit.announcer.postEphemeral(to, text);
      }),
    postEphemeralLater: (to, words, about) =>
      later(words, async (text) => {
        const canWhisper = (await people.isAppIn(to)) !== false;
        const inDm = { ...to, channelId: to.userId, threadTs: null };
        await (canWhisper ? whisper(to, text) : reply(inDm, text, about));
      }),
  } satisfies Partial<UseCases>;
}
