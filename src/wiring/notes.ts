import type { UseCases } from '../../listeners/use-cases.ts';
import { whoWorks } from '../../services/agents/claims/who-works.ts';
import { changeItem, itemForm } from '../../services/notes/change-item.ts';
import {
  editSummary,
  releaseNotes,
  rewriteNotes,
  summaryForm,
  unfoldNotes,
} from '../../services/notes/decide-notes.ts';
import { sendDigest, setDigest } from '../../services/notes/digest.ts';
import { askToForget, forgetMeeting } from '../../services/notes/forget.ts';
import { askToForgetMe, forgetMe } from '../../services/notes/forget-me.ts';
import { decideForgetRequest } from '../../services/notes/forget-speaker.ts';
import { itemDetails } from '../../services/notes/item-details.ts';
import { listOpenItems } from '../../services/notes/list-open-items.ts';
import { createModelLimits } from '../../services/notes/model-limits.ts';
import type { Answerer } from '../../services/notes/ports/answerer.ts';
import type { ModelWriter } from '../../services/notes/ports/model-writer.ts';
import { prepareNotes } from '../../services/notes/prepare-notes.ts';
import { commentOnNotes, rateNotes } from '../../services/notes/rate-notes.ts';
import { remindOwner } from '../../services/notes/remind.ts';
import { enforceRetention, setRetention, showRetention } from '../../services/notes/retention.ts';
import { answerFrom } from '../../services/notes/search/answer.ts';
import { askMeetings } from '../../services/notes/search/ask.ts';
import { callOfThread } from '../../services/notes/search/call-of-thread.ts';
import { listMeetings } from '../../services/notes/search/list.ts';
import { shareRecap } from '../../services/notes/sharing/share-recap.ts';
import { reviewCopies, takeBackCopies } from '../../services/notes/sharing/take-back-copies.ts';
import { threadRecap } from '../../services/notes/thread-recap.ts';
import { sendWeekly } from '../../services/notes/weekly/send-weekly.ts';
import { writeEarlyNotes } from '../../services/notes/write-early-notes.ts';
import { writeNotes } from '../../services/notes/write-notes.ts';
import { openFromBefore, openItems } from '../../services/store/queries/open-items.ts';
import { pastMeetings } from '../../services/store/queries/past-meetings.ts';
import { channelSettings } from '../../services/store/rows/channel-settings.ts';
import { invitedTo } from '../../services/store/rows/digest-rows.ts';
import { createRecordings } from '../../services/store/rows/recordings.ts';
import { repliesOf } from '../../services/store/rows/standup-reply-rows.ts';
import type { WholeTransact, WholeUnit } from '../../services/store/unit.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';
import type { ConnectedModel } from './model.ts';
import type { Outside } from './outside.ts';

export type NotesParts = {
  base: Foundation;
  transact: WholeTransact;
  slack: Pick<SlackConnection, 'people' | 'roster' | 'presentTask'>;
  outside: Pick<Outside, 'transcripts'>;
  model: ConnectedModel | undefined;
  /** What answers questions about past meetings, instead of the model, for tests. */
  answerer: Answerer | undefined;
};

/** Notes of calls: who writes them, as the settings have it, and what people do with them. */
export function connectNotes(parts: NotesParts) {
  const { base, transact, outside, model } = parts;
  const { people, roster, presentTask } = parts.slack;
  const detailsOf = itemDetails({ transact, people });
  const { failpoint, log, stopping } = base;
  const { db } = base.database;
  const settingsOf = channelSettings(db);
  const past = pastMeetings(db);
  const limits = createModelLimits(base.pace.rateClock);
  const writer = prepareNotes({
    recordings: createRecordings(db),
    roster,
    model: model ? lazyWriter(model) : null,
    openFromBefore: openFromBefore(db),
    transcripts: outside.transcripts ?? null,
    updates: repliesOf(db),
    gapsOf: (meetingId) => transact((unit) => unit.consent.gaps(meetingId)),
    invitedTo: invitedTo(db),
    holdsRecaps: async (teamId, channelId) => (await settingsOf(teamId, channelId)).holdRecap?.value ?? false,
    log,
  });
  const answerer = parts.answerer ?? (model ? lazyAnswerer(model) : null);
  const takeBack = takeBackCopies({ transact });
  return {
    writeNotes: writeNotes({ transact, notes: writer, failpoint, log }),
    writeEarlyNotes: writeEarlyNotes({ transact, notes: writer, log }),
    remind: remindOwner({ transact }),
    sendDigest: sendDigest({ transact, people, roster }),
    sendWeekly: sendWeekly({ transact, roster }),
    takeBackCopies: takeBack,
    reviewCopies: reviewCopies({ transact, people }),
    enforceRetention: enforceRetention({ transact, expired: base.meetings.expired }),
    useCases: {
      changeItem: changeItem({ transact, people, roster }),
      itemForm: itemForm({ transact, people, roster }),
      async showItem(trigger, reader, itemId) {
        await presentTask(trigger, await detailsOf(reader, itemId));
      },
      openActions: listOpenItems({ people, roster, open: openItems(db) }),
      notes: {
        release: releaseNotes({ transact, people, roster }),
        summaryForm: summaryForm({ transact, people }),
        editSummary: editSummary({ transact, people }),
        rewrite: rewriteNotes({
          ...{ transact, people, hasModel: model !== undefined },
          limits: limits.rewrite,
        }),
        unfold: unfoldNotes({ transact, people }),
        takeBackCopies: takeBack,
        share: shareRecap({ transact, people, roster }),
        rate: rateNotes({ transact, people }),
        comment: commentOnNotes({ transact, people }),
        askToForget: askToForget({ transact, people }),
        forget: forgetMeeting({ transact, people }),
        decideForgetRequest: decideForgetRequest({ transact, people }),
        setDigest: setDigest({ transact, people, roster }),
        askToForgetMe: askToForgetMe({ transact }),
        forgetMe: forgetMe({ transact, limit: limits.forgetMe }),
        retention: showRetention({ transact }),
        threadRecap: threadRecap<WholeUnit>({
          transact,
          async isWithAgent(unit, meeting) {
            const worker = await whoWorks(unit, meeting, model !== undefined);
            return worker?.kind === 'claimed' || worker?.kind === 'agents';
          },
        }),
        setRetention: setRetention({ transact, people }),
      },
      callOfThread: callOfThread({ transact }),
      ask: askMeetings({ people, past, limit: limits.ask }),
      answerFrom: answerer ? answerFrom({ answerer, stop: stopping.signal, limit: limits.answer }) : null,
      meetings: listMeetings({ people, past, limit: limits.ask }),
    } satisfies Partial<UseCases>,
  };
}

// They load with the first recap and question: what they hold words against reads dates in all languages, in many files.

function lazyWriter(model: ConnectedModel): ModelWriter {
  return async (...given) => {
    const { createModelWriter } = await import('../../services/notes/model/write-model.ts');
    return createModelWriter(model)(...given);
  };
}

function lazyAnswerer({ model }: ConnectedModel): Answerer {
  return async (...given) => {
    const { createAnswerer } = await import('../../services/notes/model/answer.ts');
    return createAnswerer({ model })(...given);
  };
}
