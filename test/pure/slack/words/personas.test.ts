import { expect, test } from 'vitest';
import type { FaceRequest } from '../../../../services/personas/faces/face-request.ts';
import { instructionsFor } from '../../../../services/personas/instructions/instructions.ts';
import type { ListedPersona } from '../../../../services/personas/list-personas.ts';
import { defaultVoice, emptyCharacter } from '../../../../services/personas/persona.ts';
import { sayFace, sayFaceComing } from '../../../../services/slack/words/faces.ts';
import {
  agreedWords,
  askConsent,
  noPersonas,
  refusedWords,
  sayArchived,
  sayChannelPersona,
  sayLeftOut,
  sayPersona,
  sayPreview,
  saySaved,
} from '../../../../services/slack/words/personas.ts';
import { expectHouseStyle } from './house-style.ts';

const at = new Date('2026-03-02T09:00:00Z');
const nova: ListedPersona = {
  ...{ id: 'p', teamId: 'T1', name: 'Nova', emoji: '', faceId: null, voice: defaultVoice, language: '' },
  ...{ character: emptyCharacter, maySay: '', mustNotSay: [], standsInFor: null, tools: null, senders: null },
  ...{ template: null, version: 1, consentAt: null, createdBy: 'U1', createdAt: at, changedBy: 'U1' },
  ...{ changedAt: at, archivedAt: null, botName: 'Nova (AI)', uses: { channels: [], standups: [] } },
  ...{ faceUrl: null, voiceOwner: null },
};
const ofAda: ListedPersona = {
  ...{ ...nova, name: 'Ada’s self', botName: 'Ada’s self (AI)', voice: { kind: 'clone', voiceId: 'v' } },
  ...{
    voiceOwner: 'U2',
    standsInFor: 'U2',
    senders: ['U2', 'U3'],
    language: 'German',
    changedBy: 'U3',
    uses: { channels: ['C1', 'C2'], standups: ['C3'] },
  },
};
const draft = { id: 'd', teamId: 'T1', userId: 'U1', personaId: null, personaVersion: 0, imported: null };
const parts = {
  name: 'Nova (AI)',
  standsInFor: null,
  character: emptyCharacter,
  maySay: '',
  mustNotSay: [],
  language: '',
};
const instructions = instructionsFor(parts, 'mark');
const request: FaceRequest = {
  ...{ id: 'f', teamId: 'T1', userId: 'U1', personaId: 'p', source: 'described', prompt: 'a friendly fox' },
  ...{ file: null, likeness: false, state: 'asked', problem: null, pictureId: null, workingAt: null },
};
const face = (more: Partial<FaceRequest>) => sayFace({ request: { ...request, ...more }, persona: nova });

const sayings: Record<string, string[]> = {
  channel: [
    sayChannelPersona({ name: 'Stand-in', by: null, at: null }),
    sayChannelPersona({ name: 'Nova', by: 'U1', at }),
  ],
  list: [noPersonas, ...sayPersona(nova).split('\n'), ...sayPersona(ofAda).split('\n')],
  preview: [
    sayPreview({ draft: { ...draft, terms: nova }, botName: 'Nova (AI)', standsInFor: null, instructions }),
    ...[[], ['search_web']].map((tools) =>
      sayPreview({
        draft: { ...draft, terms: { ...ofAda, senders: null, tools } },
        botName: 'Ada’s self (AI)',
        standsInFor: '',
        instructions,
      }),
    ),
    sayPreview({
      draft: { ...draft, terms: ofAda },
      botName: 'Ada’s self (AI)',
      standsInFor: 'Ada',
      instructions,
    }),
    sayLeftOut(['style', 'identity']),
  ],
  changes: [saySaved('Nova', null), saySaved('Ada’s self', 'U2'), sayArchived('Nova')],
  consent: [askConsent('Ada’s self', 'U1'), agreedWords, refusedWords],
  pictures: [
    sayFaceComing,
    face({}),
    face({ source: 'upload', prompt: null }),
    face({ state: 'shown' }),
    face({ state: 'kept' }),
    face({ state: 'failed', problem: { kind: 'cut_off' } }),
  ],
};

test('what is said of personas, as people read it', async () => {
  const text = Object.entries(sayings).map(
    ([subject, said]) => `${subject}\n${said.map((one) => `  ${one}\n`).join('')}`,
  );
  await expect(text.join('\n')).toMatchFileSnapshot('personas.txt');
});

test('every sentence is in the house’s style', () => {
  for (const said of Object.values(sayings).flat())
    for (const part of said.split(' · ')) expectHouseStyle(part);
});
