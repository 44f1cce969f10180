import { nameKey } from '../../common/name-key.ts';
import type { PersonasUnit } from '../../personas/ports/personas-unit.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { queueFile, queueMessage } from '../../store/rows/outbox-messages.ts';
import { actions, button, section, words } from '../blocks/elements.ts';
import { faceMessage } from '../blocks/face-request.ts';
import { personaAction } from '../blocks/persona-list.ts';
import { sayFiles } from '../words/imports.ts';
import { askConsent } from '../words/personas.ts';

/** In small letters, without what file systems may not take. */
const fileNameOf = (name: string) => nameKey(name).replaceAll(' ', '-').slice(0, 60) || 'persona';

/** What people hear of personas that speak for them. */
export function personaAnnouncer(
  tx: Executor,
  jobs: Jobs,
  newId: () => string,
): Pick<PersonasUnit['announcer'], 'askConsent' | 'showFace' | 'sendFiles'> {
  // Keys that end with a person: what they were shown goes when they are forgotten.
  const faceKey = (id: string, what: string, userId: string) => `face:${id}:${what}:${userId}`;
  return {
    async askConsent({ id, teamId, name }, userId, by) {
      const text = askConsent(name, by);
      await queueMessage(tx, jobs, {
        teamId,
        // Slack opens the DM with a person by their id.
        channelId: userId,
        messageKey: `persona:${newId()}:${userId}`,
        ...{ threadTs: null, threadKey: null, fallbackUserId: null, meetingId: null },
        content: {
          ...words(text),
          blocks: [
            section(text),
            ...actions([
              button('Agree', personaAction.agree, id, 'primary'),
              button('Refuse', personaAction.refuse, id, 'danger'),
            ]),
          ],
        },
      });
    },
    async sendFiles({ id, teamId, name }, userId, notExported) {
      const messageKey = `persona:${newId()}:export:${userId}`;
      const toPerson = { teamId, channelId: userId, fallbackUserId: null, meetingId: null };
      const filename = `${fileNameOf(name)}.zip`;
      await queueMessage(tx, jobs, {
        ...{ ...toPerson, messageKey, threadTs: null, threadKey: null },
        content: words(sayFiles(name, notExported)),
      });
      await queueFile(tx, jobs, {
        ...{ ...toPerson, messageKey: `${messageKey}:zip:${userId}`, threadTs: null, threadKey: messageKey },
        content: {
          kind: 'file',
          title: name,
          filename,
          exported: { personaId: id, by: userId },
          comment: '',
        },
      });
    },
    async showFace(shown) {
      const { id, teamId, userId, pictureId, state } = shown.request;
      const messageKey = faceKey(id, 'request', userId);
      const toPerson = { teamId, channelId: userId, fallbackUserId: null, meetingId: null };
      await queueMessage(tx, jobs, {
        ...{ ...toPerson, messageKey, threadTs: null, threadKey: null },
        content: faceMessage(shown),
      });
      if (state !== 'shown' || !pictureId) return;
      await queueFile(tx, jobs, {
        ...{ ...toPerson, messageKey: faceKey(id, 'picture', userId), threadTs: null, threadKey: messageKey },
        content: { kind: 'file', title: shown.persona.name, filename: 'picture', pictureId, comment: '' },
      });
    },
  };
}
