import type { Logger } from 'pino';
import { createAnswerer } from '../../services/notes/model/answer.ts';
import { createModelWriter } from '../../services/notes/model/write-model.ts';
import type { Answerer } from '../../services/notes/ports/answerer.ts';
import type { NotesWriter } from '../../services/notes/ports/notes-writer.ts';
import type { Transcripts } from '../../services/notes/ports/transcripts.ts';
import { prepareNotes } from '../../services/notes/prepare-notes.ts';
import type { Roster } from '../../services/people/roster.ts';
import type { Executor } from '../../services/store/executor.ts';
import { channelSettings } from '../../services/store/rows/channel-rows.ts';
import { createRecordings } from '../../services/store/rows/recordings.ts';
import { repliesOf } from '../../services/store/rows/standup-reply-rows.ts';
import type { ConnectedModel } from './model.ts';

export type NotesParts = {
  db: Executor;
  roster: Roster;
  model: ConnectedModel | undefined;
  transcripts: Transcripts | null;
  log: Logger;
};

/** Who writes notes and answers questions about them, as the settings have it. */
export function connectNotes({ db, roster, model, transcripts, log }: NotesParts): {
  writer: NotesWriter;
  answerer: Answerer | null;
} {
  const settingsOf = channelSettings(db);
  return {
    writer: prepareNotes({
      recordings: createRecordings(db),
      roster,
      model: model ? createModelWriter({ model: model.model }) : null,
      transcripts,
      updates: repliesOf(db),
      holdsRecaps: async (teamId, channelId) =>
        (await settingsOf(teamId, channelId)).holdRecap?.value ?? false,
      log,
    }),
    answerer: model ? createAnswerer({ model: model.model }) : null,
  };
}
