import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import type { CalendarNotifier } from '../../services/calendars/ports/calendar-notifier.ts';
import { noTrace } from '../../services/meetings/ports/trace.ts';
import type { ExportNotifier } from '../../services/notes/ports/export-notifier.ts';
import { startJobs } from '../../services/store/jobs.ts';
import { createLeases } from '../../services/store/rows/leases.ts';
import { createSecretCipher } from '../../services/store/secret-cipher.ts';
import { createTransact, type WholeUnit } from '../../services/store/unit.ts';
import { askedOften } from './hurry.ts';
import { openTestDatabase } from './test-database.ts';

const silentCalendars: CalendarNotifier = {
  showEvent: async () => {},
  tellFirst: async () => {},
  tellMissed: async () => {},
  tellTrouble: async () => {},
  tellRecovered: async () => {},
};

const silent: WholeUnit['announcer'] = {
  show: async () => {},
  markTaken: async () => {},
  welcome: async () => {},
  showHelp: async () => {},
  showKept: async () => {},
  showEars: async () => {},
  showTasks: async () => {},
  showBriefCard: async () => {},
  showObjection: async () => {},
  showForgetRequest: async () => {},
  sendLedger: async () => {},
  refreshRecap: async () => {},
  showProposed: async () => {},
  showNotes: async () => {},
  showShares: async () => {},
  takeBackShare: async () => {},
  showWeek: async () => {},
  showRecapOnCard: async () => {},
  tellChannel: async () => {},
  sendDigest: async () => {},
  pageOfRecap: async () => null,
  showAbsent: async () => {},
  showForgotten: async () => {},
  shareFile: async () => {},
  showToolCall: async () => {},
  showQuestion: async () => {},
  questionPostedAt: async () => null,
  showMessage: async () => {},
  showTurn: async () => {},
  refuse: async () => {},
  postEphemeral: async () => {},
  reply: async () => {},
  threadOf: async () => null,
  pageOfThread: async () => null,
  showPrompt: async () => {},
  showChange: async () => {},
  tellUnreachable: async () => {},
  tellMissed: async () => {},
  askConsent: async () => {},
  showFace: async () => {},
  sendFiles: async () => {},
  askForVoice: async () => {},
  showVoiceAnswer: async () => {},
  showVoiceTakenBack: async () => {},
  tellOfVoice: async () => {},
  tellHolidays: async () => {},
};

const silentExports: ExportNotifier = {
  show: async () => {},
  tellEnd: async () => {},
  makeCanvas: async () => {},
  makeTestCanvas: async () => {},
  announce: async () => {},
};

/** Units of work on a database of their own; nobody is told anything. */
export async function openStore() {
  const database = await openTestDatabase();
  const { db } = database;
  const jobs = await startJobs(database, { error: () => {}, warn: () => {} });
  onTestFinished(async () => {
    await jobs.stop(1_000);
    await database.remove();
  });
  return {
    db,
    /** Several transactions at once. */
    isServer: database.url !== null,
    leases: createLeases(db, randomUUID()),
    transact: createTransact({
      db,
      jobs,
      newId: randomUUID,
      passcodes: { seal: ({ passcode }) => passcode, open: ({ passcode }) => passcode },
      cipher: createSecretCipher({ kind: 'none' }),
      pollEvery: askedOften.pollEvery,
      workspaceMostUsd: null,
      changed: () => {},
      trace: noTrace,
      announcerFor: () => silent,
      exportNotifierFor: () => silentExports,
      itemMessagesFor: () => ({ assigned: async () => {}, remind: async () => {} }),
      calendarNotifierFor: () => silentCalendars,
    }),
    expire: () => db.execute(sql`update leases set held_until = clock_timestamp() - interval '1 second'`),
  };
}
