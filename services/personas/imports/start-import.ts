import { oneLine } from '../../common/one-line.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { Problem } from '../../meetings/problem.ts';
import type { Actor } from '../../people/actor.ts';
import { authorize, fullMember, type NotEntitled, type Outsider } from '../../people/authorize.ts';
import type { People } from '../../people/people.ts';
import { isAmong } from '../../tasks/tool-choices.ts';
import { type DraftOutcome, drafted } from '../editing/drafts.ts';
import type { EditDeps } from '../editing/editing.ts';
import type { SlackFile } from '../faces/face-request.ts';
import type { PrepareFace } from '../faces/prepare-face.ts';
import { type Import, type ImportedSelf, importSelf } from '../files/import-self.ts';
import { pastedFiles } from '../files/pasted.ts';
import { blankTerms, type PersonaTerms } from '../persona.ts';
import { personaLimits } from '../persona-terms.ts';
import type { AiSelf, AiSelves } from '../ports/ai-self.ts';
import type { ReadGivenFile } from '../ports/given-file.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import { slackEmoji } from '../slack-emoji.ts';
import { isVoiceId } from '../voices/voice-id.ts';
import { isOwnSelf, type NotTheirSelf, type WhoseSelfDeps, whoseSelf } from '../whose-self.ts';
import { type DraftImport, type ImportNote, pictureSourceOf } from './draft-import.ts';
import type { ImportLimits, ImportTurn } from './import-limits.ts';
import { readGiven } from './read-given.ts';

export type ImportDeps = WhoseSelfDeps & {
  transact: Transact<PersonasUnit>;
  people: Pick<People, 'kindOf'>;
  newId: () => string;
  tools: EditDeps['tools'];
  templateOf: EditDeps['templateOf'];
  readFile: ReadGivenFile;
  prepareFace: PrepareFace;
  selves: AiSelves;
  limits: ImportLimits;
};

/** `pasted`: one file or several, each from the line that names it. */
export type GivenSelf = { files: readonly SlackFile[]; pasted: string; likeness: boolean };

export type ImportRefusal =
  | NotEntitled
  | Outsider
  /** `notes`: why not. */
  | { kind: 'nothing_read'; notes: readonly ImportNote[] }
  /** The key is good, and its account has no AI Self. */
  | { kind: 'no_self' }
  | NotTheirSelf
  | { kind: 'pika_failed'; problem: Problem }
  | Exclude<ImportTurn, { leave: () => void }>;

export type ImportOutcome = Extract<DraftOutcome, { kind: 'draft' }> | ImportRefusal;

/** All requests to Pika together, the portrait included. */
const selfDeadlineMs = 45_000;

/** Fills in a form from files of a self. Nothing of it is a persona before somebody saves it. */
export const importFiles =
  (deps: ImportDeps) =>
  (actor: Actor, { files, pasted, likeness }: GivenSelf): Promise<ImportOutcome> =>
    inTurn(deps, actor, async () => {
      const given = await readGiven(deps.readFile, actor.teamId, files);
      const imported = importSelf([...given.files, ...pastedFiles(pasted)]);
      return start(deps, actor, {
        ...imported,
        notes: [...given.notes, ...notesOf(imported)],
        likeness,
        from: { kind: 'files' },
      });
    });

/** Fills in a form from the AI Self of this app's key, which is read and never changed. */
export const importAiSelf =
  (deps: ImportDeps) =>
  (actor: Actor): Promise<ImportOutcome> =>
    inTurn(deps, actor, async () => {
      const answer = await deps.selves.read(AbortSignal.timeout(selfDeadlineMs));
      if (answer.kind === 'failed') return { kind: 'pika_failed', problem: answer.problem };
      if (answer.kind === 'no_self') return answer;
      const notTheirs = await whoseSelf(deps)(actor, answer.self);
      if (notTheirs) return notTheirs;
      const isTheirs = await isOwnSelf(deps, actor, answer.self.email);
      return start(deps, actor, { ...ofAiSelf(answer.self, isTheirs === true), likeness: false });
    });

async function inTurn(
  { people, limits }: ImportDeps,
  actor: Actor,
  read: () => Promise<ImportOutcome>,
): Promise<ImportOutcome> {
  const refusal = await authorize(actor, fullMember(people));
  if (refusal) return refusal;
  const turn = limits.begin(actor);
  if (!('leave' in turn)) return turn;
  try {
    return await read();
  } finally {
    turn.leave();
  }
}

type Given = Pick<Import, 'self' | 'read'> & Pick<DraftImport, 'from' | 'notes'> & { likeness: boolean };

function ofAiSelf(self: AiSelf, isTheirs: boolean): Omit<Given, 'likeness'> {
  const { name, files, avatar, voice, account, email, missing } = self;
  const written = Object.entries(files).filter(([, text]) => text !== '');
  const imported = importSelf(
    written.map(([kind, text]) => ({
      path: `${kind.toUpperCase()}.md`,
      bytes: new TextEncoder().encode(text),
    })),
  );
  const known = imported.self.name ?? name;
  const gaps = missing.filter(({ part }) => part !== 'name' || known === null);
  return {
    from: { kind: 'ai_self', account, ownEmail: isTheirs ? email : null },
    self: {
      ...imported.self,
      name: known,
      voice: voice && { id: voice.id, provider: voice.platform, clonedAt: null },
      picture: avatar && { path: '', bytes: avatar },
    },
    read: [
      ...imported.read,
      ...(voice ? [{ path: '', kind: 'voice_id' as const }] : []),
      ...(avatar ? [{ path: '', kind: 'picture' as const }] : []),
    ],
    notes: [
      ...gaps.map(({ part, why }): ImportNote => ({ kind: 'part_missing', part, why })),
      ...notesOf(imported),
    ],
  };
}

function notesOf({ leftOut }: Import): ImportNote[] {
  return leftOut.map((one) => ({ kind: 'left_out', leftOut: one }));
}

async function start(deps: ImportDeps, actor: Actor, given: Given): Promise<ImportOutcome> {
  const { self, read, from, likeness } = given;
  const prepared = self.picture && (await deps.prepareFace(self.picture.bytes));
  const refused: ImportNote[] =
    prepared && 'code' in prepared ? [{ kind: 'not_a_face', refusal: prepared }] : [];
  const face = prepared && !('code' in prepared) ? prepared : null;
  const { terms, notes: ofTerms } = termsOf(self, deps);
  const counted = read.filter(({ kind }) => kind !== 'picture' || face !== null);
  const notes = [...given.notes, ...refused, ...ofTerms];
  if (counted.length === 0) return { kind: 'nothing_read', notes };
  const { teamId, userId } = actor;
  return deps.transact(async (unit) => {
    const id = deps.newId();
    const picture = face && { ...face, id, source: pictureSourceOf(from), likenessBy: null };
    const isKept = picture !== null && (await unit.personas.keepPicture(teamId, picture, userId));
    const imported: DraftImport = {
      ...{ from, read: counted },
      notes: picture && !isKept ? [...notes, { kind: 'no_key' }] : notes,
      face: isKept ? { pictureId: id, likeness } : null,
    };
    const draft = { id: deps.newId(), teamId, userId, personaId: null, personaVersion: 0, terms, imported };
    await unit.personas.keepDraft(draft);
    return drafted(unit, draft, deps.tools());
  });
}

/** As the form shows them; what can't be taken over as it is, is said. */
function termsOf(
  { name: given, emoji, character, mustNotSay, voice, language, maySay, tools, template }: ImportedSelf,
  { tools: choices, templateOf }: Pick<ImportDeps, 'tools' | 'templateOf'>,
): { terms: PersonaTerms; notes: ImportNote[] } {
  const known = choices().map((choice) => choice.name);
  // A server that doesn't answer right now tells no tools; what it's called is known.
  const isKnown = (name: string) => isAmong(known, name);
  const unknown = tools?.filter((name) => !isKnown(name)) ?? [];
  const { nameChars: maxChars } = personaLimits;
  const name = oneLine(given ?? '', maxChars);
  const isVoice = voice !== null && isVoiceId(voice.id);
  const notes: ImportNote[] = [
    ...((given ?? '').length > maxChars ? [{ kind: 'name_cut' as const, maxChars }] : []),
    ...(voice && !isVoice ? [{ kind: 'bad_voice' as const }] : []),
    ...(isVoice && voice.provider === 'elevenlabs' ? [{ kind: 'elevenlabs_voice' as const }] : []),
    ...(isVoice && voice.clonedAt
      ? [{ kind: 'cloned_voice' as const, clonedAt: voice.clonedAt.toISOString() }]
      : []),
    ...(unknown.length > 0 ? [{ kind: 'unknown_tools' as const, names: unknown }] : []),
  ];
  const terms: PersonaTerms = {
    ...blankTerms,
    ...{ name, character, mustNotSay, language, maySay },
    // It allows what it names and no more, also where nothing of that is here.
    tools: tools?.filter(isKnown) ?? null,
    template: template === null ? null : (templateOf(template)?.name ?? null),
    // If we don't know Slack's name for the emoji, the form asks.
    emoji: slackEmoji(emoji ?? '') ?? emoji ?? '',
    voice: isVoice ? { kind: 'library', id: voice.id } : blankTerms.voice,
  };
  return { terms, notes };
}
