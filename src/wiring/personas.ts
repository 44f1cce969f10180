import { randomUUID } from 'node:crypto';
import type { PersonaUseCases, VoiceUseCases } from '../../listeners/persona-use-cases.ts';
import type { PersonaSource } from '../../services/meetings/ports/personas.ts';
import type { SpendingDeps } from '../../services/people/authorize.ts';
import { nameOf } from '../../services/people/people.ts';
import { type AskLimits, createAskLimits } from '../../services/personas/ask-limits.ts';
import { builtInName } from '../../services/personas/built-in.ts';
import { channelPersona, chooseForChannel } from '../../services/personas/channel-persona.ts';
import { decideConsent } from '../../services/personas/consent.ts';
import { archivePersona } from '../../services/personas/editing/archive-persona.ts';
import { fillDraft, startDraft } from '../../services/personas/editing/drafts.ts';
import { createEditLimits } from '../../services/personas/editing/edit-limits.ts';
import { saveDraft } from '../../services/personas/editing/save-draft.ts';
import { exportPersona } from '../../services/personas/exports/export-persona.ts';
import { makeFace } from '../../services/personas/faces/make-face.ts';
import { facePreparer } from '../../services/personas/faces/prepare-face.ts';
import { keepFace, requestAgain, requestFace, theirs } from '../../services/personas/faces/request-face.ts';
import { createImportLimits } from '../../services/personas/imports/import-limits.ts';
import { importAiSelf, importFiles } from '../../services/personas/imports/start-import.ts';
import { listPersonas, personaChoices } from '../../services/personas/list-personas.ts';
import { namedIn } from '../../services/personas/named-in.ts';
import { prepareSelf } from '../../services/personas/prepare-self.ts';
import { previewOf, wordsOfPersona } from '../../services/personas/preview.ts';
import { readyTemplates } from '../../services/personas/templates.ts';
import { createTurns } from '../../services/personas/turns.ts';
import { askForVoice } from '../../services/personas/voices/ask-for-voice.ts';
import { attendVoice } from '../../services/personas/voices/attend-voice.ts';
import { createCloneLimits, mostRecordingsAtOnce } from '../../services/personas/voices/clone-limits.ts';
import {
  answerForVoice,
  cloneVoiceAgain,
  takeVoiceBack,
} from '../../services/personas/voices/decide-voice.ts';
import { voiceOfSession, voiceWasUsed } from '../../services/personas/voices/use-voice.ts';
import { publicFaces } from '../../services/store/queries/public-faces.ts';
import { channelSettings } from '../../services/store/rows/channel-settings.ts';
import { nameSuffix, personaChooser } from '../../services/store/rows/persona-choice.ts';
import { personaReader } from '../../services/store/rows/persona-rows.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import type { ToolChoice } from '../../services/tasks/tool-choices.ts';
import { faceRoute, faceUrlAt } from '../http/faces.ts';
import type { Route } from '../http/server.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';
import type { Outside } from './outside.ts';
import type { PikaStreamConnection } from './pikastream.ts';

export type PersonasParts = {
  base: Foundation;
  transact: WholeTransact;
  slack: Pick<SlackConnection, 'people' | 'roster' | 'downloadFile'>;
  outside: Pick<Outside, 'selves'>;
  pikastream: Pick<PikaStreamConnection, 'faceMaker' | 'voiceCloner'>;
  spending: SpendingDeps;
  /** What a persona's list of tools may name. */
  tools: () => readonly ToolChoice[];
};

export type PersonasConnection = {
  source: PersonaSource;
  /** Makes the picture that somebody asked for. */
  makeFace(requestId: string, signal: AbortSignal): Promise<void>;
  attendVoice: ReturnType<typeof attendVoice>;
  useCases: PersonaUseCases;
  /** Where Slack fetches faces, if it can reach us. */
  routes: Route[];
};

/** Personas: who is sent, and how they are made. */
export function connectPersonas({
  base,
  transact,
  slack,
  outside,
  pikastream,
  spending,
  tools,
}: PersonasParts): PersonasConnection {
  const personas = personaReader(base.database.db, base.cipher);
  const { people } = slack;
  const nameOfPerson = nameOf(people);
  const suffixOf = nameSuffix(base.database.db);
  const settingsOf = channelSettings(base.database.db);
  const preview = previewOf({ suffixOf, nameOf: nameOfPerson });
  const templates = readyTemplates();
  const templateOf = (name: string) => templates.find((one) => one.name === name) ?? null;
  const asks = createAskLimits(base.pace.rateClock);
  const limits = createEditLimits(base.pace.rateClock);
  const edit = { transact, people, newId: randomUUID, templateOf, tools, asks, limits };
  const faces = { ...spending, transact, people, newId: randomUUID };
  const prepareFace = facePreparer();
  const imports = {
    ...{ transact, people, newId: randomUUID, prepareFace, tools, templateOf },
    ...{ readFile: slack.downloadFile, selves: outside.selves, roster: slack.roster },
    limits: createImportLimits(base.pace.rateClock),
  };
  return {
    routes: faceRoutes(base),
    makeFace: makeFace({
      ...{
        transact,
        people,
        roster: slack.roster,
        newId: randomUUID,
        readFile: slack.downloadFile,
        prepareFace,
        failpoint: base.failpoint,
      },
      ...{ faceMaker: pikastream.faceMaker, selves: outside.selves },
    }),
    useCases: {
      requestFace: requestFace(faces),
      faceAgain: requestAgain(faces),
      keepFace: keepFace(faces),
      faceRequest: (actor, id) => theirs(faces, actor, id),
      list: listPersonas({ transact, people, suffixOf, templates, faceUrl: faceUrlAt(base.config) }),
      choices: personaChoices({ people, choices: personaChooser(base.database.db).choices }),
      start: startDraft(edit),
      fill: fillDraft(edit),
      importFiles: importFiles(imports),
      importAiSelf: importAiSelf(imports),
      preview,
      wordsOf: wordsOfPersona({ personas, people, suffixOf, nameOf: nameOfPerson }),
      export: exportPersona({ transact, people, limits }),
      save: saveDraft(edit),
      archive: archivePersona(edit),
      voices: connectVoices({ base, transact, slack, spending }, asks),
      consent: decideConsent({ transact, people }),
      async namedIn(teamId, text) {
        const listed = await personas.list(teamId);
        return namedIn(text, [{ id: null, name: builtInName }, ...listed]);
      },
      ofChannel: (place) => transact((unit) => channelPersona(unit, place)),
      chooseForChannel: chooseForChannel({ transact, people }),
    },
    source: {
      prepare: prepareSelf({
        personas,
        voiceOf: voiceOfSession(transact),
        nameOf: nameOfPerson,
        listsOf: (meeting) => transact((unit) => unit.doNotSay.of(meeting)),
        policyIn: settingsOf,
      }),
      voiceWasUsed: voiceWasUsed(transact),
    },
    attendVoice: attendVoice({
      ...{ transact, cloner: pikastream.voiceCloner, newId: randomUUID },
      failpoint: base.failpoint,
    }),
  };
}

/** Voices made of people's recordings. */
function connectVoices(
  { base, transact, slack, spending }: Omit<PersonasParts, 'outside' | 'pikastream' | 'tools'>,
  asks: AskLimits,
): VoiceUseCases {
  const { people, downloadFile } = slack;
  const deps = { ...spending, transact, limits: createCloneLimits(base.pace.rateClock) };
  return {
    mine: (of) => transact((unit) => unit.voices.mine(of)),
    ask: askForVoice({
      ...{ ...deps, people, asks, readFile: downloadFile, newId: randomUUID },
      turns: createTurns(mostRecordingsAtOnce),
    }),
    answer: answerForVoice(deps),
    takeBack: takeVoiceBack({ transact }),
    cloneAgain: cloneVoiceAgain(deps),
  };
}

function faceRoutes({ config, database, cipher }: Foundation): Route[] {
  const isReached = faceUrlAt(config)('') !== null;
  const read = publicFaces(database.db, cipher);
  return isReached ? [faceRoute({ read, clock: () => performance.now() })] : [];
}
