import { randomUUID } from 'node:crypto';
import type { UseCases } from '../listeners/use-cases.ts';
import { decide } from '../services/meetings/decide.ts';
import { leaveHere } from '../services/meetings/leave-here.ts';
import type { SessionProvider } from '../services/meetings/ports/session-provider.ts';
import type { Transact } from '../services/meetings/ports/unit.ts';
import { propose } from '../services/meetings/propose.ts';
import { retryMeeting } from '../services/meetings/retry.ts';
import type { Persona } from '../services/personas/persona.ts';
import { channelRows } from '../services/store/channel-rows.ts';
import type { Executor } from '../services/store/executor.ts';
import type { MeetingQueries } from '../services/store/meeting-rows.ts';
import type { Config } from './config.ts';

export type UseCaseParts = {
  config: Config;
  db: Executor;
  transact: Transact;
  queries: MeetingQueries;
  provider: SessionProvider;
  persona: Persona;
  log: { error(fields: object, message: string): void };
  leaveWorkspace: (teamId: string) => Promise<void>;
};

/** What the listeners may call, with everything it needs. */
export function createUseCases(parts: UseCaseParts): UseCases {
  const { config, db, transact, queries, provider, persona, log } = parts;
  const proposeDeps = {
    transact,
    newId: randomUUID,
    joinUndoSeconds: config.JOIN_UNDO_SECONDS,
    maxMeetingMinutes: config.MAX_MEETING_MINUTES,
    pricePerMinuteUsd: config.PRICE_PER_MINUTE_USD,
    botName: persona.name,
  };
  const whisper: UseCases['whisper'] = (to, text) => transact((unit) => unit.announcer.whisper(to, text));
  return {
    propose: propose(proposeDeps),
    decide: decide({ transact }),
    retry: retryMeeting(proposeDeps),
    leaveHere: leaveHere({ transact, activeInChannel: queries.activeInChannel }),
    leaveWorkspace: parts.leaveWorkspace,
    status: queries.activeInChannel,
    settings: (teamId, channelId) => channelRows(db, new Date(0)).settings(teamId, channelId),
    changeSettings: (teamId, channelId, by, change) =>
      transact((unit) => unit.channels.change(teamId, channelId, by, change)),
    balance: () => provider.balance(),
    receiveOnce: (teamId, key) => transact((unit) => unit.receiveOnce(teamId, key)),
    replyOnce: (key, to, text) =>
      transact(async (unit) => {
        if (await unit.receiveOnce(to.teamId, key)) await unit.announcer.reply(to, text);
      }),
    whisper,
    whisperLater: (to, text) => {
      text
        .then((words) => whisper(to, words))
        .catch((error: unknown) => log.error({ err: error }, 'a whisper was lost'));
    },
  };
}
