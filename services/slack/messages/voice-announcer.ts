import type { PersonasUnit } from '../../personas/ports/personas-unit.ts';
import type { ClonedVoice } from '../../personas/voices/voice.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { queueMessage } from '../../store/rows/outbox-messages.ts';
import { type Content, words } from '../blocks/elements.ts';
import { voiceNews, voiceRequest } from '../blocks/voices.ts';
import { sayRefused, sayTakenBack, sayVoiceAnswer } from '../words/voices.ts';

type VoiceAnnouncer = Pick<
  PersonasUnit['announcer'],
  'askForVoice' | 'showVoiceAnswer' | 'showVoiceTakenBack' | 'tellOfVoice'
>;

/** What people hear of their voices, and of those that they asked for. */
export function voiceAnnouncer(tx: Executor, jobs: Jobs, newId: () => string): VoiceAnnouncer {
  // A key that ends with a person: what they were written goes when they are forgotten.
  const put = ({ teamId, id }: ClonedVoice, userId: string, what: string, content: Content) =>
    queueMessage(tx, jobs, {
      teamId,
      // Slack opens the DM with a person by their id.
      channelId: userId,
      messageKey: `voice:${id}:${what}:${userId}`,
      ...{ threadTs: null, threadKey: null, fallbackUserId: null, meetingId: null },
      content,
    });
  const answered = (voice: ClonedVoice) => put(voice, voice.ownerId, 'asked', words(sayVoiceAnswer(voice)));
  return {
    askForVoice: (voice) => put(voice, voice.ownerId, 'asked', voiceRequest(voice)),
    async showVoiceAnswer(voice) {
      await answered(voice);
      if (voice.state === 'refused') await put(voice, voice.askedBy, newId(), words(sayRefused(voice)));
    },
    async showVoiceTakenBack(voice, by) {
      if (voice.state === 'asked') await answered({ ...voice, state: 'withdrawn' });
      const text = sayTakenBack(voice, by, voice.agreedAt !== null);
      for (const userId of peopleOf(voice))
        if (userId !== by && (voice.state !== 'asked' || userId !== voice.ownerId))
          await put(voice, userId, newId(), words(text));
    },
    async tellOfVoice(voice) {
      if (voice.state === 'withdrawn') {
        await answered(voice);
        return put(voice, voice.askedBy, newId(), voiceNews(voice, voice.askedBy));
      }
      for (const userId of peopleOf(voice)) await put(voice, userId, newId(), voiceNews(voice, userId));
    },
  };
}

function peopleOf({ ownerId, askedBy }: ClonedVoice): string[] {
  return [...new Set([ownerId, askedBy])];
}
